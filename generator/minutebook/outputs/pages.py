"""Views into HTML files: one template a view, laid into the theme's frame."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import jinja2

from minutebook import addresses, wording
from minutebook.checks import RULES
from minutebook.models.site import Site
from minutebook.outputs import markup, palette, pieces
from minutebook.outputs.embedding import snippet
from minutebook.outputs.explain import Explainer
from minutebook.outputs.frame import Frame
from minutebook.outputs.head import Heads
from minutebook.outputs.sitemap import Place
from minutebook.views import (
    a_z,
    action_log,
    actions,
    as_it_stood,
    board_a_z,
    boards,
    calendar,
    changes,
    checks,
    decision_lists,
    decisions,
    design,
    embedded,
    glossary,
    gone,
    meetings,
    pack,
    papers,
    people,
    person,
    plan,
    question_pages,
    register,
    search,
    site,
    topic_years,
    topics,
    who_decides,
    years,
)
from minutebook.views.parts import Desk, Page
from minutebook.views.shareable import Card

TEMPLATES: dict[type[Page], str] = {
    site.HomePage: "home.html",
    who_decides.BoardsPage: "boards.html",
    boards.BoardPage: "board.html",
    decision_lists.BoardDecisionsPage: "board_decisions.html",
    decisions.DecisionPage: "decision.html",
    embedded.EmbeddedDecisionPage: "embedded_decision.html",
    calendar.MeetingsPage: "meetings.html",
    calendar.MeetingsYearPage: "meetings_year.html",
    meetings.MeetingPage: "meeting.html",
    papers.PaperPage: "paper.html",
    action_log.ActionsPage: "actions.html",
    action_log.ActionsYearPage: "actions_year.html",
    pack.PackPage: "pack.html",
    as_it_stood.AsItStoodPage: "as_it_stood.html",
    actions.ActionPage: "action.html",
    register.InterestsPage: "interests.html",
    register.FormerInterestsPage: "interests_former.html",
    people.PeoplePage: "people.html",
    person.PersonPage: "person.html",
    person.PersonYearPage: "person_year.html",
    plan.ForwardPlanPage: "forward_plan.html",
    plan.ForwardPlanYearPage: "forward_plan_year.html",
    topics.TopicsPage: "topics.html",
    topics.TopicPage: "topic.html",
    question_pages.QuestionsPage: "questions.html",
    question_pages.QuestionsYearPage: "questions_year.html",
    question_pages.QuestionPage: "question.html",
    question_pages.QuestionMovedPage: "question_moved.html",
    question_pages.FeedbackPage: "feedback.html",
    topic_years.TopicYearPage: "topic_year.html",
    search.SearchPage: "search.html",
    a_z.IndexPage: "index.html",
    a_z.LetterPage: "letter.html",
    board_a_z.BoardIndexPage: "board_index.html",
    years.BoardYearsPage: "board_years.html",
    glossary.GlossaryPage: "glossary.html",
    changes.ChangesPage: "changes.html",
    changes.ChangesYearPage: "changes_year.html",
    checks.ChecksPage: "checks.html",
    design.DesignPage: "design.html",
    gone.WithdrawnPage: "withdrawn.html",
    gone.WithdrawnEmbeddedPage: "withdrawn_embedded.html",
    gone.MovedPage: "moved.html",
}
"""The template of each view."""


def all_pages(desk: Desk) -> Iterator[Page]:
    """Every page of the site that comes from records, one at a time; at last those that answer at
    addresses where something stood.
    """
    standing: dict[str, gone.Standing] = {}
    for page in chain(_record_pages(desk), gone.withdrawn_pages(desk, standing)):
        # By then `standing` has every page of a record.
        standing[page.address] = gone.Standing(page.title, page.section)
        yield page
    yield from gone.moved_pages(desk, standing)


def _record_pages(desk: Desk) -> Iterator[Page]:
    yield site.home_page(desk)
    yield who_decides.boards_page(desk)
    yield from boards.board_pages(desk)
    yield from decision_lists.board_decisions_pages(desk)
    yield from decisions.decision_pages(desk)
    yield from embedded.embedded_decision_pages(desk)
    yield calendar.meetings_page(desk)
    yield from calendar.meetings_year_pages(desk)
    yield from meetings.meeting_pages(desk)
    yield from papers.paper_pages(desk)
    yield action_log.actions_page(desk)
    yield from action_log.actions_year_pages(desk)
    yield from pack.pack_pages(desk)
    yield from as_it_stood.as_it_stood_pages(desk)
    yield from actions.action_pages(desk)
    yield register.interests_page(desk)
    yield from register.former_interests_pages(desk)
    yield people.people_page(desk)
    yield from person.person_pages(desk)
    yield plan.forward_plan_page(desk)
    yield from plan.forward_plan_year_pages(desk)
    yield topics.topics_page(desk)
    yield from topics.topic_pages(desk)
    yield from question_pages.question_pages(desk)
    yield search.search_page(desk)
    yield a_z.index_page(desk)
    yield from board_a_z.board_index_pages(desk)
    yield from a_z.letter_pages(desk)
    yield from years.board_years_pages(desk)
    yield glossary.glossary_page(desk)
    yield from changes.changes_pages(desk)
    yield checks.checks_page(desk, RULES)
    yield design.design_page(palette.pairs(), palette.sizes(), palette.distances())


class Renderer:
    """Templates with what all of them share."""

    def __init__(self, record: Site, today: dt.date, site_url: str = "") -> None:
        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("minutebook"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Templates do not change while a site is built: no page looks for newer ones.
            auto_reload=False,
        )
        environment.filters.update(
            rich=markup.rich,
            inline=markup.inline,
            coded=markup.coded,
            lower_first=wording.lower_first,
            dialled=wording.dialled,
            listed=wording.listed,
            counted=wording.counted,
            sentence=wording.sentence,
            # As paper needs it, where nothing is relative to a page.
            full=lambda address: f"{site_url or '/'}{address}",
        )
        environment.globals.update(
            wording_is_summary=record.wording_is_summary,
            as_at=wording.day(record.as_at) if record.as_at else "",
            today=wording.day(today),
            # Another site needs the whole address.
            snippet=lambda it: snippet(f"{site_url}{it.address}", it.text) if site_url else "",
            to=addresses,
            pieces=pieces,
        )
        self._templates = {view: environment.get_template(name) for view, name in TEMPLATES.items()}

    def content(self, page: Page) -> str:
        """The page's own HTML, without the frame."""
        # Templates see the view's named fields and nothing else.
        shown = {one.name: getattr(page, one.name) for one in dataclasses.fields(page)}
        root = addresses.to_root(page.address)
        html = self._templates[type(page)].render(shown, root=root)
        return html.replace(f'href="{markup.HOME}', f'href="{root or "./"}')


@dataclass
class WrittenPages:
    """What was written, for what is made of all pages."""

    pages: int = 0
    places: list[Place] = field(default_factory=list)
    cards: dict[str, Card] = field(default_factory=dict)
    """By their addresses: the pictures that the pages ask for."""


def whole(page: Page, content: str, frame: Frame, heads: Heads) -> str:
    """A page with its content laid into the frame."""
    title = page.head_title or page.title
    head = heads.of(page)
    return frame.lay(page.address, page.section, title, page.description, content, head, page.bare)


def write_pages(desk: Desk, frame: Frame, folder: Path, heads: Heads) -> WrittenPages:
    """Write every record page below `folder`.

    Raises `FileExistsError` where a hand-written page has the same address.
    """
    renderer = Renderer(heads.site, desk.today, heads.site_url)
    explainer = Explainer(desk.book.glossary)
    written = WrittenPages()
    for page in all_pages(desk):
        content = explainer.explain(page, renderer.content(page))
        html = whole(page, content, frame, heads)
        target = folder / page.address
        target.mkdir(parents=True, exist_ok=True)
        with (target / "index.html").open("x", encoding="utf-8", newline="\n") as file:
            file.write(html)
        written.pages += 1
        if not page.repeats:
            written.places.append(Place(page.address, page.changed))
        card = page.picture or heads.site_card
        written.cards[card.address] = card
    return written
