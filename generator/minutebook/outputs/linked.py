"""What a page is about, for programs: JSON-LD in the words of https://schema.org/.

A data block (HTML Standard, "The script element"): no browser runs it, so the policy on scripts has
nothing to say of it. It says what the page says, and nothing besides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import assert_never

from minutebook import addresses
from minutebook.models.site import Site
from minutebook.views.parts import Page
from minutebook.views.shareable import Body, Gathering, Spot, Thing

Json = str | int | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]

_CONTEXT = "https://schema.org"
_STATES = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved": "EventRescheduled",
}


def data_block(nodes: Sequence[Node]) -> str:
    """An element of the head; empty where there is nothing to say."""
    if not nodes:
        return ""
    said = {"@context": _CONTEXT, "@graph": list(nodes)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    # Nothing in a text may end the element or begin another.
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'


def nodes_of(page: Page, site: Site, site_url: str) -> list[Node]:
    """What is said of a page. Without `site_url` nothing that needs a whole address."""
    nodes = []
    if page.address == addresses.HOME:
        nodes.append(website(site, site_url))
    if page.thing is not None:
        nodes.append(_thing(page.thing, page, site_url))
    if page.trail and site_url:
        nodes.append(_trail(page, site_url))
    return nodes


def website(site: Site, site_url: str) -> Node:
    """The site and who publishes it."""
    return _known(
        {
            "@type": "WebSite",
            "@id": f"{site_url}#site" if site_url else "",
            "name": site.title,
            "description": site.description,
            "url": site_url,
            "inLanguage": "en-GB",
            "publisher": {"@type": "Organization", "name": site.publisher},
        }
    )


def _trail(page: Page, site_url: str) -> Node:
    """The way here from the home page."""
    steps = [("Home", addresses.HOME), *((link.text, link.address) for link in page.trail)]
    steps.append((page.title, page.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": n,
                "name": name,
                "item": site_url + address,
            }
            for n, (name, address) in enumerate(steps, start=1)
        ],
    }


def _thing(thing: Thing, page: Page, site_url: str) -> Node:
    match thing:
        case Body():
            return body(thing, site_url, page.description)
        case Gathering():
            return event(thing, page, site_url)
        case _:
            assert_never(thing)


def body(one: Body, site_url: str, description: str = "") -> Node:
    """A board, with the committees that form it, or another body."""
    members: list[Json] = [body(member, site_url) for member in one.members]
    node = _body(one, site_url) | {
        "description": description,
        "parentOrganization": body(one.part_of, site_url) if one.part_of is not None else "",
        "member": members,
    }
    return _known(node)


def _body(one: Body, site_url: str) -> Node:
    """A body by its name alone."""
    here = f"{site_url}{one.address}" if site_url and one.address else ""
    node: Node = {
        "@type": "GovernmentOrganization" if one.is_government else "Organization",
        "@id": f"{here}#board" if here else "",
        "name": one.name,
        "url": here or one.website,
    }
    return _known(node)


def event(one: Gathering, page: Page, site_url: str) -> Node:
    """A meeting."""
    here = f"{site_url}{page.address}" if site_url else ""
    where: list[Json] = [_spot(spot) for spot in one.spots]
    if one.online:
        where.append({"@type": "VirtualLocation", "url": one.online})
    kinds = {(True, True): "Mixed", (True, False): "Offline", (False, True): "Online"}
    kind = kinds.get((bool(one.spots), bool(one.online)))
    return _known(
        {
            "@type": "Event",
            "@id": f"{here}#meeting" if here else "",
            "name": one.name,
            "description": page.description,
            "url": here,
            "startDate": one.start,
            "endDate": one.end,
            "previousStartDate": one.previous_start,
            "eventStatus": f"{_CONTEXT}/{_STATES[one.state]}",
            "eventAttendanceMode": f"{_CONTEXT}/{kind}EventAttendanceMode" if kind else "",
            "location": where,
            "organizer": [_body(board, site_url) for board in one.boards],
        }
    )


def _spot(spot: Spot) -> Node:
    return {"@type": "Place", "name": spot.name, "address": spot.address}


def _known(node: Node) -> Node:
    """Without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", [])}
