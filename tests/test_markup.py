"""Text of records as HTML: what a Markdown field allows, and that nothing else gets through."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filled import fields_for_words, filled
from minutebook import addresses
from minutebook.build import Checked
from minutebook.outputs import markup
from site_pages import Element, parse, rendered, write_repository
from support import run_minutebook

WRAPPED_IN = {"div"}
"""What stands around a wide table, besides the elements that a text may have."""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words, £5.", "<p>Plain words, £5.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("*one* and **two**", "<p><em>one</em> and <strong>two</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("[a](https://example.org/b)", '<p><a href="https://example.org/b">a</a></p>'),
        ("[a](mailto:a@example.org)", '<p><a href="mailto:a@example.org">a</a></p>'),
        ("[a](glossary/)", '<p><a href="minutebook-home/glossary/">a</a></p>'),
    ],
)
def test_a_text_may_have_paragraphs_emphasis_lists_and_links(text: str, html: str) -> None:
    assert markup.rich(text) == html


def test_a_table_scrolls_in_a_box_that_a_keyboard_reaches() -> None:
    page = parse(markup.rich("| a | b |\n|---|---|\n| 1 | 2 |"))
    (box,) = page.all("div")
    assert box.attributes["tabindex"] == "0"
    assert box.attributes["role"] == "region"
    assert box.attributes["aria-label"]
    assert [cell.text for cell in box.all("th", "td")] == ["a", "b", "1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "# Heading",
        "Heading\n=======",
        "> quoted",
        "    code",
        "`code`",
        "***",
        "![picture](https://example.org/a.png)",
        "<b>bold</b>",
        "AT&amp;T",
        "<!-- comment -->",
    ],
)
def test_what_a_text_may_not_have_is_shown_as_it_was_typed(text: str) -> None:
    page = parse(markup.rich(text))
    assert {one.name for one in page} <= {"", "p"}
    assert page.text == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScript:alert(1))",
        "[a](java\nscript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "[a](ftp://example.org/)",
    ],
)
def test_a_link_to_anything_but_the_web_or_post_loses_its_target(text: str) -> None:
    assert all("href" not in one.attributes for one in parse(markup.rich(text)))


def test_one_paragraph_can_stand_within_a_sentence() -> None:
    assert markup.inline("the *plan*.") == "the <em>plan</em>."
    assert markup.inline("the plan.") == "the plan."


@pytest.mark.parametrize("text", ["One.\n\nTwo.", "- a\n- b", "a\n\n- b", "- a\n\n- b"])
def test_more_than_one_paragraph_keeps_its_elements_where_a_sentence_was_expected(
    text: str,
) -> None:
    assert markup.inline(text) == markup.rich(text)


BEGINNINGS = [
    "",
    "1. ",
    "2) ",
    "10. ",
    "- ",
    "* ",
    "+ ",
    "# ",
    "> ",
    "    ",
    ": ",
    "---",
    "| ",
    "(",
]
WORDS = ["words", "A ", "é", "2018", " £5 ", " ", ". ", ", ", ": ", "(a)", " - ", "’s ", "1. ", "?"]
ODD = [
    "", "*a*", "_b_", "__", "http://a.b", "a@b.c", "  ", "|", "\n", "\n- ", "&", "<b>", "`", "!",
    "[a](b)", "\\", "--", "...", "&amp;", "\t", "www.a.b", "'", '"', "~~a~~", "^a", "[a]: b",
]  # fmt: skip
NEARLY_PLAIN = st.tuples(
    st.just("") | st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(WORDS), max_size=4).map("".join),
    st.sampled_from(ODD),
    st.lists(st.sampled_from(WORDS), max_size=3).map("".join),
).map("".join)
"""Plain words, with a little among them that may mean something to Markdown."""
PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:", "onerror=",
        "[a](", ")", "](", "<", ">", '"', "'", "&", "&#106;", "*", "_", "`", "|", "---", "\n",
        "\n\n", "    ", "- ", "1. ", "> ", "# ", "![a](", "[a]: ", "://", "mailto:", "http://a",
        "</p>", "<!--", "]]>", "\\", "\x02", "\x03", "klzzwxh:0", "wzxhzdk:0", "words", " ", "é",
        "style=", "<a href=", "<svg/onload=alert(1)>", "<table>", "</table>", "\t", "data:",
    ]
)  # fmt: skip
HOSTILE = st.lists(PIECES | st.text(max_size=5), max_size=15).map("".join)


@given(NEARLY_PLAIN)
@settings(max_examples=1000, deadline=None)
def test_the_short_way_for_plain_text_gives_what_the_long_way_gives(text: str) -> None:
    if text and markup.is_plain(text):
        assert _words(markup.rich(text)) == _words(_long_way(text))


@given(st.from_regex(r"[A-Za-z0-9£(][\w£€%'’“”‘.,;:?!()/ -]{0,40}", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_the_short_way_holds_for_words_of_any_alphabet(text: str) -> None:
    if markup.is_plain(text):
        assert _words(markup.rich(text)) == _words(_long_way(text))


@pytest.mark.parametrize("text", ["The board noted the plan.", "A. Smith: 5.8 (of £55,800)"])
def test_most_texts_go_the_short_way(text: str) -> None:
    assert markup.is_plain(text)


def _long_way(text: str) -> str:
    return nh3.clean(
        markup.slow(text),
        tags=markup.ALLOWED,
        attributes={"a": {"href"}},
        url_schemes=markup.SCHEMES,
        link_rel=None,
    )


def _words(html: str) -> str:
    return " ".join(re.sub(r"\s*(</?p>)\s*", r"\1", unescape(str(html))).split())


@given(HOSTILE)
@settings(max_examples=500, deadline=None)
def test_nothing_gets_through_but_what_a_text_may_have(text: str) -> None:
    for html in (markup.rich(text), markup.inline(text)):
        for element in parse(html):
            assert_harmless(element)
            assert element.name in markup.ALLOWED | WRAPPED_IN | {""}


def assert_harmless(element: Element) -> None:
    for name, value in element.attributes.items():
        assert not name.startswith("on"), (element.name, name, value)
        if name in {"href", "src", "action"}:
            # Browsers drop tabs and line ends wherever they stand in an address.
            plain = re.sub(r"[\t\r\n]", "", value)
            scheme = re.match(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):", plain)
            assert scheme is None or scheme[1].lower() in markup.SCHEMES, (element.name, value)


BAD = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) "
    "<a href='javascript:alert(1)' onclick=alert(1)>b</a> \" onmouseover=\"alert(1) ' onfocus='x "
    "</title></textarea><svg/onload=alert(1)> {{ 7 * 7 }} &lt;script&gt; --> ]]>"
)
FORMS = {
    "on one line": "{word} {bad}",
    "as lists, tables and paragraphs": (
        "- {word}\n- {bad}\n\n| a | {bad} |\n|---|---|\n| {bad} | b |\n\n"
        "{bad}\n\njavascript:alert(1)"
    ),
}


@pytest.fixture(scope="module")
def usual(real_records: Checked) -> tuple[set[str], set[str]]:
    """Names of elements and of attributes on the pages of records that mean no harm."""
    pages = rendered(filled(real_records.book, lambda field: "Words")).values()
    elements = [element for html in pages for element in parse(html)]
    names = {element.name for element in elements}
    return names | markup.ALLOWED, {name for one in elements for name in one.attributes}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_script_in_any_text_of_any_record_comes_out_harmless_on_every_page(
    form: str, real_records: Checked, usual: tuple[set[str], set[str]]
) -> None:
    elements, attributes = usual
    assert not elements & {"img", "style", "iframe", "object", "embed"}
    scripts = set()
    book = filled(
        real_records.book, lambda field: form.format(word=f"Typed{field.replace('.', '')}", bad=BAD)
    )
    pages = rendered(book)
    assert len(pages) > len(real_records.book.decisions)
    for address, html in pages.items():
        for element in parse(html):
            assert_harmless(element)
            if element.name == "script":
                scripts.add((address, element.attributes.get("src")))
            assert element.name in elements, (address, element.name)
            assert element.attributes.keys() <= attributes, (address, element.attributes)
            # Pictures are the site's own: each says which, and what a text may bring says nothing.
            assert element.name != "svg" or {"class", "x"} & element.attributes.keys(), address
    # The search page has its own, and no other page has any.
    assert scripts == {(addresses.SEARCH, "../assets/search/page.js")}
    shown = "".join(pages.values())
    reached = {field for field in fields_for_words() if f"Typed{field.replace('.', '')}" in shown}
    assert len(reached) > 80, "the words hardly reach a page, and so prove nothing"


def test_what_the_site_says_of_itself_is_harmless_in_the_frame_of_every_page(
    tmp_path: Path,
) -> None:
    bad = 'A </title><script>alert("site")</script> <img src=x onerror=alert(1)> " onload="alert(1)'
    write_repository(tmp_path / "usual")
    write_repository(
        tmp_path / "bad", title=bad, description=bad, publisher=bad, records_licence=bad
    )
    for name in ("usual", "bad"):
        run_minutebook("build", folder=tmp_path / name)
    for file in sorted((tmp_path / "usual" / "site").rglob("*.html")):
        path = file.relative_to(tmp_path / "usual")
        usual, changed = parse(file.read_text()), parse((tmp_path / "bad" / path).read_text())
        assert [one.name for one in changed] == [one.name for one in usual], path
        names = [sorted(one.attributes) for one in usual]
        assert [sorted(one.attributes) for one in changed] == names, path
        assert bad in unescape((tmp_path / "bad" / path).read_text()), path


def test_what_stands_between_backticks_is_code_and_nothing_else_is_markup() -> None:
    assert markup.coded("Write `<b>` & see.") == "Write <code>&lt;b&gt;</code> &amp; see."
