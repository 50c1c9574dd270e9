"""The frame lays a page into the theme: what is text stays text, and the theme is asked once for
each depth and section.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minutebook.outputs import frame as slots
from minutebook.outputs.frame import Frame, FrameError
from site_pages import parse

PAGE = (
    f"<html><head><title>{slots.TITLE} - Site</title>"
    f'<meta name="description" content="{slots.DESCRIPTION}">'
    f"{slots.HEAD}</head>"
    f"<body><p>{slots.TITLE}</p>{slots.CONTENT}</body></html>"
)


def _laid(
    title: str = "Title", description: str = "About.", content: str = "", page: str = PAGE
) -> str:
    frame = Frame(lambda root, section: page)
    head = '<link rel="canonical" href="https://example.org/boards/city/">'
    return frame.lay("boards/city/", "boards/", title, description, content, head)


def test_each_slot_is_filled_wherever_it_stands() -> None:
    assert _laid("Minutes", "What was said.", "<main>Words</main>") == (
        "<html><head><title>Minutes - Site</title>"
        '<meta name="description" content="What was said.">'
        '<link rel="canonical" href="https://example.org/boards/city/"></head>'
        "<body><p>Minutes</p><main>Words</main></body></html>"
    )


def test_a_page_for_other_sites_to_show_is_laid_into_the_document_that_is_made_for_it() -> None:
    frame = Frame(lambda root, section: f"all {slots.CONTENT}", lambda root: root + slots.CONTENT)
    for _ in range(2):
        assert frame.lay("a/b/", "a/", "T", "D", "words", bare=True) == "../../words"
        assert frame.lay("a/b/", "a/", "T", "D", "words") == "all words"


WORDS = st.text() | st.text(st.sampled_from("<>&\"'/= abc"))


@given(WORDS, WORDS)
@example("</title><script>alert(1)</script>", '"><script>alert(1)</script>')
@settings(deadline=None)
def test_title_and_description_are_text_whatever_they_hold(title: str, description: str) -> None:
    page = parse(_laid(title, description))
    names = [element.name for element in page]
    assert names == ["", "html", "head", "title", "meta", "link", "body", "p"]
    assert set(page.all("meta")[0].attributes) == {"name", "content"}
    assert "<" not in _laid(title).partition("<title>")[2].partition("</title>")[0]


@given(
    st.lists(
        st.sampled_from([slots.TITLE, slots.DESCRIPTION, slots.HEAD, slots.CONTENT, "words", "\\1"])
    ).map(" ".join)
)
@settings(deadline=None)
def test_a_text_that_holds_the_name_of_a_slot_is_shown_as_it_is(text: str) -> None:
    page = _laid(title=text, description=text, content=f"<main>{text}</main>")
    assert page.count(f"<title>{text} - Site</title>") == 1
    assert page.count(f'content="{text}"') == 1
    assert page.count(f"<main>{text}</main>") == 1


def test_a_theme_without_a_place_for_the_content_is_an_error() -> None:
    with pytest.raises(FrameError, match="content"):
        _laid(page=f"<title>{slots.TITLE}</title>")


def test_a_theme_need_not_show_a_description() -> None:
    assert _laid(content="Words", page=f"<p>{slots.CONTENT}</p>") == "<p>Words</p>"


def test_the_theme_is_rendered_once_for_each_depth_and_section() -> None:
    asked: list[tuple[str, str]] = []

    def render(root: str, section: str) -> str:
        asked.append((root, section))
        return f"{root} {section} {slots.CONTENT}"

    frame = Frame(render)
    for address in ("boards/city/", "boards/hackney/", "people/a/", "people/b/", "boards/"):
        section = address.split("/")[0] + "/"
        root = "../" * address.count("/")
        assert frame.lay(address, section, "", "", "Words") == f"{root} {section} Words"
    assert asked == [("../../", "boards/"), ("../../", "people/"), ("../", "boards/")]
