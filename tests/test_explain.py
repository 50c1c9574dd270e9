"""Terms of the glossary explain themselves where a page first uses them."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook import addresses
from minutebook.addresses import slug_of
from minutebook.build import Checked
from minutebook.models.site import Glossary
from minutebook.outputs import markup
from minutebook.outputs.explain import Explainer
from minutebook.views.glossary import GlossaryPage
from minutebook.views.parts import Page
from site_pages import Element, parse, rendered, unexplained

GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {
                "term": "CCG",
                "stands_for": "Clinical Commissioning Group",
                "meaning": "A body of *GPs*. See [the boards](boards/).",
            },
            {"term": "A&E", "stands_for": "accident & emergency", "meaning": "Urgent care."},
            {"term": "budget", "meaning": "Money that is planned."},
            {"term": "pooled budget", "meaning": "A budget in one pot."},
            {"term": "Governing Body", "also": ["Governing Bodies"], "meaning": "It governs."},
            {"term": "patient's voice", "meaning": "- what\n- they say"},
            {"term": "note", "also": ["noted", "noting"], "verb": "yes", "meaning": "Hear."},
            {"term": "endorse", "also": "endorsed", "verb": "yes", "meaning": "Compare note."},
        ]
    }
)
EXPLAINER = Explainer(GLOSSARY)


def page_at(address: str) -> Page:
    return Page(address, "Title", "Description", [], "")


def explained(html: str, address: str = "actions/a/") -> str:
    return EXPLAINER.explain(page_at(address), html)


def words(html: str) -> list[str]:
    """The words of a page that explain themselves."""
    return [one.text for one in parse(html) if one.attributes.get("class") == "word"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The CCG agreed.", ["CCG"]),
        ("Two CCGs agreed.", ["CCGs"]),
        ("The CCG's view (CCGs).", ["CCG"]),
        ("The ccg, CcG and XCCG or CCGX.", []),
        ("At A&E twice, then A&E.", ["A&E"]),
        ("A pooled budget and a budget.", ["pooled budget", "budget"]),
        ("Pooled\n  Budgets are budgets.", ["Pooled\n  Budgets", "budgets"]),
        ("The Governing Body of all Governing Bodies.", ["Governing Body"]),
        ("The governing body.", []),
        ("The patient’s voice.", ["patient’s voice"]),
        ("They noted it, and this is a note.", []),
        ("&CCG; is no sign, #CCG is a word.", ["CCG"]),
        ("budgetary, re-budget", ["budget"]),
    ],
)
def test_the_first_use_of_a_term_is_explained(text: str, found: list[str]) -> None:
    html = explained(f"<p>{escape(text)}</p>")
    assert words(html) == [" ".join(one.split()) for one in found]
    assert unexplained(html) == f"<p>{escape(text)}</p>"


def test_a_word_is_a_button_for_its_meaning_which_stands_right_behind_it() -> None:
    (paragraph,) = parse(explained("<p>The CCG agreed.</p>")).all("p")
    _, button, meaning, _ = paragraph.children
    assert isinstance(button, Element)
    assert isinstance(meaning, Element)
    assert (button.name, button.attributes["type"]) == ("button", "button")
    assert button.attributes["popovertarget"] == meaning.attributes["id"] == "_term-ccg"
    assert "popover" in meaning.attributes
    assert meaning.text.startswith("Clinical Commissioning Group. A body of GPs")
    assert meaning.links() == ["../../boards/", "../../glossary/#term-ccg"]
    close = meaning.all("button")[0].attributes
    assert (close["popovertarget"], close["popovertargetaction"]) == ("_term-ccg", "hide")


def test_the_words_of_a_list_are_a_meaning_that_can_stand_in_a_sentence() -> None:
    html = explained("<p>A patient&#39;s voice.</p>")
    (meaning,) = (one for one in parse(html) if "popover" in one.attributes)
    assert {one.name for one in meaning} == {"span", "strong", "a", "button"}
    assert "what they say" in meaning.text


def test_what_a_word_stands_for_is_not_said_behind_those_words_themselves() -> None:
    terms = [{"term": "CCG", "stands_for": "Clinical Group", "also": "Clinical Group",
              "meaning": "A body."}]  # fmt: skip
    explainer = Explainer(Glossary.model_validate({"terms": terms}))
    html = explainer.explain(page_at(""), "<p>The Clinical Group.</p>")
    assert html.count("Clinical Group") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>The CCG</h2>",
        '<p><a href="x/">The CCG</a></p>',
        '<p title="the CCG">No</p>',
        '<p><a href="x/"><strong>The CCG</strong> agreed</a></p>',
        "<p><code>CCG</code></p>",
        "<button>CCG</button>",
        "<table><caption>CCG</caption><thead><tr><th>CCG</th></tr></thead></table>",
        "<nav><ol><li>CCG</li></ol></nav>",
        '<p><strong class="board" data-colour="red">CCG</strong></p>',
        '<p class="over-title">CCG <strong class="board">CCG</strong></p>',
        '<p><span class="tag tag--warning">CCG</span></p>',
        "<p>The Cross City Group</p>",
    ],
)
def test_links_headings_labels_and_attributes_stay_as_they_are(html: str) -> None:
    assert explained(html) == html
    # What comes behind it is explained all the same.
    assert words(explained(f"{html}<p>CCG</p>")) == ["CCG"]


def test_a_verb_is_explained_where_a_board_does_it_and_nowhere_else() -> None:
    html = (
        "<p>We noted it.</p>"
        '<p class="verb">Noted and endorsed</p><p>noted</p>'
        '<li>City asked for <span class="asked">noting</span></li>'
        '<li>City asked for <span class="asked">budget</span></li>'
    )
    found = explained(html)
    assert words(found) == ["Noted", "endorsed"]
    assert unexplained(found) == html


def test_no_line_breaks_between_a_word_and_the_signs_that_cling_to_it() -> None:
    html = explained("<p>It (the CCG), &quot;budget&quot; and the pooled budget&#39;s end</p>")
    kept = [one.text for one in parse(html) if one.attributes.get("class") == "clings"]
    assert [one[0] for one in kept] == ["C", '"', "p"]
    assert [one[-1] for one in kept] == [",", '"', "s"]


# --- Boards ---------------------------------------------------------------------------------------

SHARED = (
    '<p data-board="a">The CCG.</p>'
    '<div data-board="b"><div>CCG</div><div>and the CCG, a budget</div></div>'
    "<p>The CCG and a budget.</p>"
    '<p data-board="a">The CCG and a budget.</p>'
    '<p data-board="a b">The CCG and A&amp;E.</p>'
)


def test_what_is_explained_in_one_boards_element_is_explained_again_in_anothers() -> None:
    html = explained(SHARED)
    ids = [one.attributes["id"] for one in parse(html) if "popover" in one.attributes]
    assert ids == [
        "_term-ccg--a",
        "_term-ccg--b",
        "_term-budget--b",
        "_term-ccg",
        "_term-budget",
        "_term-a-e--a--b",
    ]
    assert unexplained(html) == SHARED


@pytest.mark.parametrize("board", ["a", "b"])
def test_what_is_explained_elsewhere_does_not_depend_on_the_elements_of_a_board(board: str) -> None:
    def without(html: str) -> str:
        tree = parse(html).without(
            lambda one: board in one.attributes.get("data-board", "").split()
        )
        return tree.html()

    assert without(explained(SHARED)) == without(explained(without(SHARED)))


def test_on_a_page_of_one_board_each_term_is_explained_once() -> None:
    html = explained(SHARED, "boards/a/")
    assert words(html) == ["CCG", "budget", "A&E"]


# --- Any words ------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["CCG", "CCGs", "A&E", "budget", "Pooled budget", "pooled  budgets", "Governing\nBody", "noted",
     "patient's voice", "the", "&", "<", ">", '"', "'", ",", "(", ")", ".", ";", "-", "/", "£5",
     "&amp;", "</p>", '<a href="">', "é", "*CCG*", "_", "[CCG](x)", "\n\n", "| a |"]
)  # fmt: skip
TEXT = st.lists(WORDS | st.text(max_size=5), max_size=20).map("".join)
SPACED = st.lists(WORDS, max_size=20).map(" ".join)
FRAMES = ["<p>{}</p>", "<h2>{}</h2>", '<p><a href="x/">{}</a></p>', '<li data-board="a">{}</li>',
          '<div data-board="b"><p>{}</p></div>', '<p class="verb">{}</p>']  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(FRAMES), TEXT | SPACED), max_size=6), st.booleans())
def test_whatever_the_words_nothing_is_lost_nested_or_explained_twice(
    parts: list[tuple[str, str]], rich: bool
) -> None:
    html = "".join(
        str(markup.rich(text)) if rich and text.strip() and frame == FRAMES[0]
        else frame.format(escape(text))
        for frame, text in parts
    )  # fmt: skip
    found = explained(html)
    assert unexplained(found) == html
    ids = re.findall(r'<span popover class="word__meaning" id="([^"]*)"', found)
    assert len(ids) == len(set(ids))
    for element in parse(found):
        if element.name in {"a", "h2", "button"}:
            assert [one for one in element if one.attributes.get("class") == "word"] in (
                [],
                [element],
            )


@given(st.lists(TEXT.filter(lambda text: bool(slug_of(text))), min_size=1, max_size=6), TEXT)
def test_any_glossary_leaves_the_words_of_a_page_as_they_are(forms: list[str], text: str) -> None:
    terms = [{"term": forms[0], "also": forms[1:], "meaning": "It."}]
    explainer = Explainer(Glossary.model_validate({"terms": terms}))
    html = f"<p>{escape(text)}</p>"
    assert unexplained(explainer.explain(page_at(""), html)) == html


def test_without_a_glossary_nothing_is_explained() -> None:
    assert Explainer(None).explain(page_at(""), "<p>CCG</p>") == "<p>CCG</p>"


# --- The glossary and the site --------------------------------------------------------------------


def test_a_definition_links_the_other_terms_that_it_uses_and_a_verb_other_verbs() -> None:
    html = (
        '<dt id="term-ccg">CCG <span>budget</span></dt>\n<dd><p>The CCG has a budget, a budget.'
        '</p><p class="also quiet">Also: A&amp;E</p></dd>'
        '<dt id="term-endorse">endorse</dt> <dd><p>Compare note.</p></dd>'
    )
    page = GlossaryPage("glossary/", "Glossary", "Words.", [], "glossary/", [], None)
    assert parse(EXPLAINER.explain(page, html)).links() == ["#term-budget", "#term-note"]


def test_a_terms_address_is_made_of_the_term_and_not_of_its_place() -> None:
    assert [term.anchor for term in GLOSSARY.terms][:3] == ["term-ccg", "term-a-e", "term-budget"]
    assert addresses.term("term-ccg") == "glossary/#term-ccg"
    with pytest.raises(ValueError, match="cannot have an address"):
        Glossary.model_validate({"terms": [{"term": "£", "meaning": "Pounds."}]})


def test_on_the_real_site_words_lead_to_where_they_are_explained(real_records: Checked) -> None:
    pages = {address: parse(html) for address, html in rendered(real_records.book).items()}
    glossary = pages["glossary/"]
    anchors = {one.attributes["id"] for one in glossary.all("dt")}
    letters = {one.attributes.get("id") for one in glossary.all("h2")}
    assert {f"#{letter}" for letter in letters if letter} >= set(glossary.all("nav")[-1].links())
    seen = 0
    for address, page in pages.items():
        for link in page.links():
            if "glossary/#" in link:
                assert link.partition("#")[2] in anchors, address
                seen += 1
    assert seen > 300
    decision = pages["boards/hackney/decisions/2018-03-21-14/"]
    assert "Approved" in [one.text for one in decision if one.attributes.get("class") == "word"]
    assert not [one for one in glossary if one.attributes.get("class") == "word"]
