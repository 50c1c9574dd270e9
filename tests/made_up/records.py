"""Every file of an archive but those of its meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from made_up.calendar import BOARDS, FIRST_DAY, Archive, mark
from made_up.meetings import MeetingRecords, bare_meeting
from made_up.plan import forward_plan
from made_up.topics import URGENT, topic_records
from made_up.words import HEADS, SERVICES, TAILS
from made_up.world import CHARITIES, World, slug_of, source_note

VENUE = {
    "id": "made-up-centre",
    "name": "The Made-up Centre",
    "address": "1 Nowhere Road",
    "access": {"step_free": "By the door in Elsewhere Lane."},
}


def all_records(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    carried: set[str] = set()
    for path, record in _but_topics(world):
        carried |= set(_topics_in(record))
        yield path, record
    yield from topic_records(carried)


def _topics_in(record: Any) -> Iterator[str]:
    if isinstance(record, dict):
        yield from record.get("topics") or []
    if isinstance(record, (dict, list)):
        for part in record.values() if isinstance(record, dict) else record:
            yield from _topics_in(part)


def _but_topics(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    book = world.book
    yield "site.yml", site_record(book)
    yield "sources.yml", _sources(book)
    yield "organisations.yml", _organisations(book)
    yield "glossary.yml", _glossary()
    yield "who-decides.yml", _who_decides(book)
    yield "venues.yml", {"venues": [VENUE]}
    for board in book.boards:
        yield f"boards/{board}.yml", _board(world, board)
        decided = list(_chair_decisions(world, board))
        if decided:
            yield f"chair-decisions/{board}.yml", {"decisions": decided}
    yield from _people(world)
    for session in book.held:
        yield from MeetingRecords(world, session).records()
    for session in book.coming[:1]:
        yield from MeetingRecords(world, session).agenda_and_papers("planned")
    for session in book.coming[1:]:
        yield f"meetings/{session.id}/meeting.yml", bare_meeting(session)
    if book.coming:
        yield "forward-plan/coming.yml", forward_plan(world)


def site_record(book: Archive) -> dict[str, Any]:
    return {
        "title": "Made-up boards: public record",
        "description": "What boards that do not exist decided, each for itself.",
        "publisher": "Nobody",
        "as_at": book.as_at.isoformat(),
        "records_licence": "Open Government Licence v3.0",
        "records_licence_link": "https://www.nationalarchives.gov.uk/doc/"
        "open-government-licence/version/3/",
    }


def _sources(book: Archive) -> dict[str, Any]:
    years = sorted({one.date.year for one in (*book.held, *book.coming[:1])} | {FIRST_DAY.year})
    return {
        "documents": [
            {
                "id": f"packs-{year}",
                "title": f"Board packs of {year}",
                "published_by": "made-up-nhs",
                "date": f"{year}-12-31",
                "link": f"https://example.org/packs/{year}.pdf",
            }
            for year in years
        ]
    }


def _organisations(book: Archive) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {"id": "made-up-nhs", "name": "Made-up NHS Commissioners", "kind": "NHS commissioner"},
        {
            "id": "made-up-committee",
            "name": "Made-up NHS Commissioning Committee",
            "kind": "committee",
            "part_of": "made-up-nhs",
        },
        {"id": "made-up-trust", "name": "Made-up Hospitals NHS Trust", "kind": "NHS provider"},
    ]
    for board in book.boards:
        bodies += [
            {
                "id": f"{board}-council",
                "name": f"{board.capitalize()} Council",
                "kind": "local authority",
            },
            {
                "id": f"{board}-committee",
                "name": f"{board.capitalize()} Commissioning Committee",
                "kind": "committee",
                "part_of": f"{board}-council",
            },
        ]
    bodies += [
        {"id": id, "name": name, "kind": "voluntary organisation"}
        for id, name in _charities().items()
    ]
    return {"organisations": bodies}


def _charities() -> dict[str, str]:
    names = [f"Friends of {head}{TAILS[n]}" for n, head in enumerate(HEADS[:CHARITIES])]
    return {slug_of(name): name for name in names}


def _glossary() -> dict[str, Any]:
    return {
        "terms": [
            {
                "term": service,
                "meaning": f"What is done where somebody needs {service}.",
            }
            for service in SERVICES[:12]
        ]
        + [
            {
                "term": "approve",
                "also": ["approved"],
                "verb": "yes",
                "meaning": "Decide that it be.",
            },
            {"term": "note", "also": ["noted"], "verb": "yes", "meaning": "Decide nothing."},
            {"term": "council", "meaning": "A body that is elected."},
        ]
    }


def _who_decides(book: Archive) -> dict[str, Any]:
    first, last = book.boards[0], book.boards[-1]
    return {
        "situations": [
            {
                "id": "works-elsewhere",
                "who": f"I live in {first.capitalize()} and work in {last.capitalize()}",
                "boards": first,
                "answer": f"The {first.capitalize()} board decides for you.",
            }
        ],
        "levels": [
            {
                "id": "near",
                "name": "Your council’s area",
                "bodies": [
                    *({"board": board} for board in book.boards),
                    *({"organisation": f"{board}-council"} for board in book.boards),
                ],
            },
            {
                "id": "wide",
                "name": "The made-up region",
                "bodies": [
                    {
                        "organisation": "made-up-nhs",
                        "role": "Plans services for all of the region.",
                        "decides": "What the hospitals are paid.",
                        "decisions_at": "https://example.org/decisions",
                    }
                ],
            },
        ],
    }


def _board(world: World, board: str) -> dict[str, Any]:
    panel, colours = world.panels[board], ("purple", "green", "blue", "brown", "teal", "red")
    bodies = ("made-up-committee", f"{board}-committee")
    return {
        "name": f"{board.capitalize()} Integrated Board",
        "short_name": board.capitalize(),
        "colour": colours[BOARDS.index(board)],
        "purpose": f"Plans health and social care for {board.capitalize()}, with its council.",
        "serves": f"people who live in {board.capitalize()}",
        "committees": [f"{board}-committee", "made-up-committee"],
        "quorum": {"members": 4, "from_each_committee": 1},
        "began": FIRST_DAY.isoformat(),
        "contact": {"office": "Governance team", "email": f"{board}@example.org"},
        "memberships": [
            {
                "person": person,
                "capacity": "member",
                "role": None if n else "Chair",
                "on_behalf_of": bodies[n % 2],
                "voting": "yes",
                "start": FIRST_DAY.isoformat(),
            }
            for n, person in enumerate(panel.members)
        ]
        + [
            {"person": person, "capacity": "in attendance", "start": FIRST_DAY.isoformat()}
            for person in panel.attending
        ],
    }


def _chair_decisions(world: World, board: str) -> Iterator[dict[str, Any]]:
    for session in world.book.held:
        date = world.last_chair_decision(board, session) if board in session.boards else None
        if date is not None:
            word = mark(board, f"chair-{date.isoformat()}", 1)
            yield {
                "number": 1,
                "date": date.isoformat(),
                "title": "Urgent cover for a service",
                "topics": [URGENT],
                "chair": world.panels[board].members[0],
                "authority": "Standing Order 12",
                "urgent": "yes",
                "verbs": ["approved"],
                "text": f"urgent cover until the next meeting, scheme {word}.",
                "source": source_note(date),
            }


def _people(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    charities = list(_charities())
    for n, (id, name) in enumerate(world.names.items()):
        yield (
            f"people/{id}.yml",
            {
                "name": name,
                "honorific": "Dr" if n % 5 == 1 else None,
                "posts": [
                    {
                        "title": "Director of Care" if id in world.officers else "Councillor",
                        "organisation": "made-up-nhs" if id in world.officers else None,
                        "start": FIRST_DAY.isoformat(),
                    }
                ],
                "source": source_note(FIRST_DAY),
            },
        )
        if id in world.officers:
            continue
        interests = [
            {
                "organisation": charities[(n + k) % len(charities)],
                "position": "Trustee",
                "type": "non-financial personal",
                "start": FIRST_DAY.isoformat(),
            }
            for k in range(world.interests(id))
        ]
        yield (
            f"interests/{id}.yml",
            {
                "declared_on": FIRST_DAY.isoformat(),
                "confirmed_on": world.book.as_at.isoformat(),
                "nothing_to_declare": None if interests else "yes",
                "interests": interests,
            },
        )
