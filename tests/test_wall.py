"""Nothing private is published: a word is planted in every private place, and looked for in every
byte of the site that is built.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from minutebook.book import Book, bind
from minutebook.loading import load_files, load_folder
from minutebook.models.interest import Interest, Interests
from minutebook.models.published import Change
from minutebook.models.site import Glossary
from minutebook.outputs.explain import Explainer
from minutebook.outputs.images import ImageError, clean_images
from minutebook.outputs.repeats import look_for_repeats
from minutebook.outputs.wall import PrivateTextError, private_texts, search_site
from minutebook.permanence.fingerprint import canonical
from minutebook.public import public_book
from minutebook.views.parts import Desk, Page
from minutebook.views.search import search_entries
from site_pages import TODAY, rendered
from support import REPOSITORY, run_minutebook

SMALL = Path(__file__).parent / "records" / "valid" / "small"
MEETING = "meetings/2024-03-06"
PDF = b"%PDF-1.4\n% a file\n"


def word(place: str) -> str:
    """A word that stands in one private place and nowhere else."""
    return f"Planted{place.title().replace(' ', '')}Word"


def planted(place: str) -> str:
    return f"nobody reads {word(place)} on any page of the site"


def changed(place: str) -> str:
    """A change whose old words are private."""
    return f"changes:\n  - {{on: 2024-03-20, note: A slip was mended., was: {planted(place)}}}\n"


def private_files() -> dict[str, str]:
    """Records of a private repository, with something planted in each private place."""
    small = {file.relative_to(SMALL).as_posix(): file.read_text() for file in SMALL.rglob("*.yml")}
    item = (
        "  - id: contract\n    number: 3\n    title: Award of a contract\n    kind: private\n"
        "    private: {reason: It would show what a bidder offered., paragraph: 3}\n"
        "    presenters: [john-reed]\n    asks: {ashby: decision}\n"
        "    from_plan: [award]\n"
        f"    documents:\n      - paper: bids\n      - standing: action log\n"
        f"        title: {planted('document')}\n"
        f"    matters:\n      - {{id: award, title: {planted('matter')}}}\n"
    )
    march = small[f"{MEETING}/meeting.yml"].replace(
        "      - paper: walk-in-clinic\n",
        "      - paper: appendix\n      - paper: walk-in-clinic\n",
    )
    minuted = (
        f"  - item: contract\n    note: {planted('note')}\n    chair: mary-hill\n    paragraphs:\n"
        f"      - id: p4\n        heading: {planted('heading')}\n"
        f"        text: {planted('minutes')}\n"
        "      - id: p5\n        decisions: [brook]\n"
        f"      - id: p6\n        question: {{asked_by: A {word('questioner').lower()}}}\n"
        f"        text: {planted('question')}\n"
        "      - id: p11\n        action: no-item\n"
    )
    minutes = small[f"{MEETING}/minutes.yml"].replace(
        "  - item: clinic\n    chair: mary-hill\n    paragraphs:\n",
        "      - id: p7\n        declaration: {people: [john-reed], about: contract,"
        f" interest: {planted('declaration')}, withdrew: yes}}\n"
        "  - item: clinic\n    chair: mary-hill\n    paragraphs:\n"
        "      - {id: p8, text: It was answered., answer: {to: p6}}\n"
        "      - {id: p9, action: contract-award}\n      - {id: p10, action: merged}\n",
    )
    minutes = minutes.replace(
        "    members: [john-reed]\n",
        f"    members: [{{person: john-reed, left: contract, note: {planted('note of member')}}}]\n"
        f"    in_attendance:\n      - {{person: bidder, arrived: contract, left: contract,"
        f" acting_as: {planted('bidder')}}}\n"
        f"      - {{person: adviser, arrived: contract, acting_as: {planted('adviser')}}}\n"
        f"      - {{person: clerk, left: contract, acting_as: The clerk of both boards}}\n",
    )
    return {
        **small,
        **{
            f"people/{id}.yml": f"name: Kim {id.title()}\n" for id in ("bidder", "adviser", "clerk")
        },
        "site.yml": f"# {word('comment')}\n{small['site.yml']}private_repository: yes\n",
        f"{MEETING}/meeting.yml": march + item + changed("agenda was"),
        f"{MEETING}/minutes.yml": minutes + minuted + changed("minutes was"),
        f"{MEETING}/decisions/brook.yml": small[f"{MEETING}/decisions/brook.yml"]
        + f"  - number: 2\n    paragraph: p5\n    matter: award\n    verbs: noted\n"
        f"    text: {planted('decision')}\n    conditions: [{planted('condition')}]\n"
        "  - number: 3\n    paragraph: p2\n    matter: opening\n    verbs: noted\n"
        "    text: what came before.\n    supersedes: [brook/2024-03-06/02]\n"
        "    recommended: {paper: appendix, number: 1}\n",
        f"{MEETING}/papers/bids.yml": f"title: {planted('paper')}\npublic: yes\n"
        f"summary: {planted('summary')}\nattachments:\n"
        f"  - {{title: {planted('attachment')}, file: {word('attached file')}.pdf}}\n",
        f"{MEETING}/papers/appendix.yml": f"title: {planted('appendix')}\npublic: no\n"
        f"recommendations: {{brook: [{{verbs: note, text: {planted('recommendation')}}}]}}\n",
        f"{MEETING}/papers/rent.yml": "title: Rent\npublic: yes\nreplaces: appendix\n",
        "actions/contract-award.yml": f"title: {planted('action')}\n"
        f"text: {planted('action text')}\n"
        "meeting: 2024-03-06\nitem: contract\nowners: [john-reed]\nassigned_on: 2024-03-06\n"
        "status: open\n",
        "actions/no-item.yml": f"title: {planted('action without item')}\n"
        f"text: {planted('its text')}\nmeeting: 2024-03-06\nowners: [john-reed]\n"
        "assigned_on: 2024-03-06\nstatus: open\n",
        "actions/merged.yml": "title: Rent of the clinic\ntext: Ask for it.\nmeeting: 2024-03-06\n"
        "item: clinic\nowners: [john-reed]\nassigned_on: 2024-03-06\nstatus: closed\n"
        "merged_into: contract-award\n",
        "meetings/2024-04-03/meeting.yml": "boards: [ashby]\ndate: 2024-04-03\nstate: held\n"
        f"session: private\nvenue: hidden-house\nroom: {planted('room')}\nagenda:\n"
        f"  - {{id: talks, from_plan: [talks], title: {planted('private session')}}}\n"
        + changed("meeting was"),
        "venues.yml": "venues:\n  - {id: town-hall, name: Town Hall, address: Ashby}\n"
        f"  - {{id: hidden-house, name: Hidden house, address: {planted('venue')}}}\n",
        "meetings/2024-04-03/minutes.yml": "status: {ashby: {state: draft}}\nitems:\n"
        "  - item: talks\n    chair: mary-hill\n    paragraphs:\n"
        f"      - {{id: p1, text: {planted('private minutes')}}}\n",
        "forward-plan/2024.yml": small["forward-plan/2024.yml"]
        + f"  - {{id: talks, title: {planted('plan')}, meeting: 2024-04-03}}\n"
        + f"  - {{id: award, title: {planted('plan of item')}, meeting: 2024-03-06}}\n"
        + changed("plan was"),
        "questions/at-private-item.yml": "meeting: 2024-03-06\nparagraph: p6\n"
        f"status: answered in writing\nreply: {planted('reply')}\n",
        "questions/for-private-item.yml": "meeting: 2024-03-06\nitem: contract\n"
        f"text: {planted('question for an item')}\nstatus: received\n",
        "questions/at-private-meeting.yml": "meeting: 2024-04-03\n"
        f"text: {planted('question at a meeting')}\nstatus: received\n",
        "questions/rent.yml": "boards: [brook]\ntext: What is the rent?\nstatus: received\n"
        "led_to:\n  - {decision: brook/2024-03-06/02}\n  - {action: contract-award}\n"
        "  - {text: The rent is published.}\n",
        "feedback/private.yml": f"title: {planted('feedback')}\nboards: [brook]\n"
        f"through: {planted('talks')}\ndid: {planted('done')}\nmeeting: 2024-04-03\n",
        "feedback/paper.yml": f"title: {planted('feedback in a paper')}\nboards: [brook]\n"
        "through: Talks\ndid: Nothing.\nmeeting: 2024-03-06\npaper: appendix\n",
        "interests/mary-hill.yml": "interests:\n  - sensitive: yes  # " + word("withheld") + "\n",
        "notes.txt": planted("unlisted file"),
        f"{MEETING}/papers/bids/{word('attached file')}.pdf": PDF.decode(),
        f"{MEETING}/papers/bids/b.txt": "x",
        f"{MEETING}/papers/{word('unlisted name')}.pdf": PDF.decode(),
    }


def private_book() -> Book:
    records = (
        (path, text.encode()) for path, text in private_files().items() if path.endswith(".yml")
    )
    loaded = load_files(records)
    assert loaded.diagnostics == []
    return bind(loaded.entries)


def words_of(site: Path) -> str:
    """Every byte of a site and every name of a file in it, unpacked, in small letters."""
    return "\n".join(_texts_of(site)).lower()


def _texts_of(site: Path) -> Iterator[str]:
    for file in site.rglob("*"):
        yield file.relative_to(site).as_posix()
        if file.is_file():
            raw = file.read_bytes()
            yield (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode(errors="ignore")


# --- The public book ------------------------------------------------------------------------------


def test_no_view_is_given_anything_private() -> None:
    pages = rendered(public_book(private_book()), TODAY)
    entries = list(search_entries(Desk(public_book(private_book()), TODAY)))
    shown = ("".join(pages) + "".join(pages.values()) + "".join(map(repr, entries))).lower()
    assert "planted" not in shown
    assert "sensitive" not in shown
    # The public line, and that a private meeting took place, are there.
    assert "award of a contract" in shown
    assert "it would show what a bidder offered." in shown
    assert "paragraph 3 of schedule 12a" in shown
    assert "meetings/2024-04-03/" in pages
    assert "boards/brook/decisions/2024-03-06-03/" in pages
    assert "boards/brook/decisions/2024-03-06-02/" not in pages
    assert "it was answered." in shown
    assert "a slip was mended." in shown
    assert "the clerk of both boards" in shown
    assert "the rent is published." in shown


def test_a_place_where_private_meetings_alone_are_held_is_as_private_as_they_are() -> None:
    assert set(private_book().venues) == {"town-hall", "hidden-house"}
    assert set(public_book(private_book()).venues) == {"town-hall"}


def test_what_is_planted_would_be_shown_if_views_were_given_the_whole_book() -> None:
    # So that the test above cannot pass because no page shows such things.
    shown = "".join(rendered(private_book()).values())
    places = ("matter", "minutes", "decision", "action", "summary", "plan", "declaration", "venue")
    places += ("reply", "question for an item", "question at a meeting", "feedback", "done")
    assert [place for place in places if word(place) not in shown] == []


def test_a_book_without_private_matters_is_its_own_public_book(real_records: object) -> None:
    book = bind(load_folder(SMALL).entries)
    assert public_book(book) is book


def test_details_of_a_withheld_interest_that_got_past_its_record_are_left_out() -> None:
    book = bind(load_folder(SMALL).entries)
    (entry,) = [one for one in book.entries if one.source.path == "interests/john-reed.yml"]
    entry.record.interests[0] = Interest.model_construct(sensitive=True, position="Trustee")
    change = Change.model_construct(on=dt.date(2024, 3, 1), note="Withheld.", was="Trustee")
    entry.record.changes.append(change)
    kept = public_book(book).interests["john-reed"]
    assert isinstance(kept, Interests)
    assert [(one.note, one.was) for one in kept.changes] == [("Withheld.", None)]
    assert kept.interests[0].position is None
    assert kept.interests[0].sensitive


# --- The whole site -------------------------------------------------------------------------------


def write_private_repository(folder: Path) -> None:
    shutil.copytree(REPOSITORY / "content", folder / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    for path, text in private_files().items():
        file = folder / "data" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    image(folder / "content" / "hall.jpg")
    image(folder / "content" / "hall.png")
    about = folder / "content" / "about.md"
    about.write_text(about.read_text() + "\n![The hall](hall.jpg) ![Again](hall.png)\n")
    paper = folder / "data" / MEETING / "papers" / "walk-in-clinic.yml"
    with paper.open("a") as file:
        file.write(
            "attachments:\n  - {title: The budget, file: The budget.pdf}\n"
            "  - {title: The hall, file: hall.webp}\n"
            "  - {title: Rents, withheld: {reason: They are bids., paragraph: [3, 5]}}\n"
        )
    paper.with_suffix("").mkdir()
    (paper.with_suffix("") / "The budget.pdf").write_bytes(PDF)
    image(paper.with_suffix("") / "hall.webp")


def image(file: Path) -> None:
    """An image with something planted wherever such a file can hold it."""
    picture = Image.new("RGB", (40, 30), (90, 120, 60))
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = word("exif")
    kind = file.suffix
    more: dict[str, object] = {"exif": exif}
    if kind == ".png":
        text = PngInfo()
        text.add_text("Author", word("png text"))
        text.add_itxt("XML:com.adobe.xmp", word("xmp"))
        more["pnginfo"] = text
    else:
        more["xmp"] = word("xmp").encode()
    if kind == ".jpg":
        more["comment"] = word("comment").encode()
    picture.save(file, **more)
    with file.open("ab") as end:
        end.write(word("behind").encode())
    assert file.read_bytes().count(b"Planted") >= 3


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("private")
    write_private_repository(folder)
    run_minutebook("build", folder=folder)
    return folder


def test_no_byte_of_a_built_site_holds_anything_private(built: Path) -> None:
    whole = words_of(built / "data") + words_of(built / "content")
    assert whole.count("planted") > 40
    site = words_of(built / "site")
    assert "award of a contract" in site
    start = site.find("planted")
    assert start < 0, site[max(0, start - 80) : start + 80]


def test_attached_files_are_published_where_their_paper_links_to_them(built: Path) -> None:
    page = built / "site" / MEETING / "papers" / "walk-in-clinic"
    assert (page / "The budget.pdf").read_bytes() == PDF
    html = (page / "index.html").read_text()
    assert f'href="../../../../{MEETING}/papers/walk-in-clinic/The%20budget.pdf"' in html
    assert "(PDF, 1 kB)" in html
    assert "They are bids. (paragraphs 3 and 5 of Schedule 12A, Local Government Act 1972)" in html
    assert sorted(file.name for file in page.iterdir()) == [
        "The budget.pdf",
        "hall.webp",
        "index.html",
    ]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (f"So *{planted('minutes')}* indeed.", "meetings/2024-03-06/minutes.yml, line"),
        (f"See {word('unlisted name')}.pdf.", "meetings/2024-03-06/papers"),
        ("See b.txt.", "meetings/2024-03-06/papers/bids"),
    ],
)
def test_a_build_that_would_show_something_private_publishes_nothing_and_says_where_it_stands(
    built: Path, said: str, place: str
) -> None:
    before = words_of(built / "site")
    page = built / "content" / "more.md"
    page.write_text(f"# More\n\n{said}\n", encoding="utf-8")
    try:
        printed = run_minutebook("build", folder=built, status=2)
    finally:
        page.unlink()
    assert "more/index.html" in printed
    assert place in printed
    assert "planted" not in printed.lower()
    assert words_of(built / "site") == before


# --- The search through a site --------------------------------------------------------------------

FOUND = "the price that Northgate asked for"


def site_with(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return folder


def looked_for(text: str = f"{FOUND} is lower.") -> Book:
    files = private_files()
    files[f"{MEETING}/papers/bids.yml"] = f'title: Bids\npublic: no\nsummary: "{text}"\n'
    loaded = load_files((p, t.encode()) for p, t in files.items() if p.endswith(".yml"))
    return bind(loaded.entries)


def with_a_word_explained(text: str) -> str:
    terms = [{"term": "price", "meaning": "What something costs."}]
    page = Page("", "Title", "Description", [], "")
    html = Explainer(Glossary.model_validate({"terms": terms})).explain(page, f"<p>{text}</p>")
    assert "What something costs." in html
    return html


def quoted_over_lines(text: str) -> str:
    """With signs between the words that JSON writes with letters of its own: `\\n`, `\\"`."""
    return text.replace(" ", "\n").replace("price", '<i class="x">"price"</i>\t')


def in_letters(text: str) -> str:
    """Each letter as JSON may write it: `\\u0074`. Those beyond 65,535 are two."""
    units = text.replace(" ", " \U0001f600 ").encode("utf-16-be")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02X}" for n in range(0, len(units), 2))


def zipped(folder: Path) -> bytes:
    with zipfile.ZipFile(folder / "x", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{FOUND}</w:t> <w:t>is lower</w:t>")
    return (folder / "x").read_bytes()


@pytest.mark.parametrize(
    "form",
    ["as typed", "in capitals", "over two lines", "in markup", "escaped", "packed", "in an address",
     "in an office file", "with a word explained", "as data", "as data in letters",
     "as data in a page", "as data packed"],
)  # fmt: skip
def test_a_private_text_is_found_in_whatever_form_it_stands(form: str, tmp_path: Path) -> None:
    text = f"{FOUND} is lower"
    content = {
        "as typed": text.encode(),
        "in capitals": text.upper().encode(),
        "over two lines": text.replace(" that", "\nthat").encode(),
        "in markup": f"<p>{text.replace('Northgate', '<b>&#78;orthgate</b>')}</p>".encode(),
        "escaped": text.replace(" ", "%20").encode(),
        "packed": gzip.compress(f'{{"content":"{text}"}}'.encode()),
        "in an address": b"",
        "in an office file": zipped(tmp_path),
        "with a word explained": with_a_word_explained(text).encode(),
        "as data": canonical({"text": quoted_over_lines(text)}),
        "as data in letters": f'{{"text":"{in_letters(text)}"}}'.encode(),
        "as data in a page": f"<script>{json.dumps(quoted_over_lines(text))}</script>".encode(),
        "as data packed": gzip.compress(json.dumps([quoted_over_lines(text)]).encode()),
    }[form]
    (tmp_path / "x").unlink(missing_ok=True)
    name = "the-price-that-northgate-asked-for-is-lower" if form == "in an address" else "page"
    site = site_with(tmp_path / "site", name, content)
    book = looked_for()
    private = private_texts(book, public_book(book), tmp_path / "no-data")
    with pytest.raises(PrivateTextError, match=r"papers/bids\.yml, line 3"):
        search_site(private, site)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Noted.", "Noted."),
        ("It was agreed.", "It was agreed."),
        # Public records say the same.
        ("Bring the number of visits to the next meeting.", "Bring the number of visits to the "
         "next meeting."),
        ("Register of interests", "Register of interests"),
        ("12 December 2018", "12 December 2018"),
    ],
)  # fmt: skip
def test_what_anybody_might_write_is_no_private_text(text: str, page: str, tmp_path: Path) -> None:
    book = looked_for(text)
    private = private_texts(book, public_book(book), tmp_path / "no-data")
    search_site(private, site_with(tmp_path / "site", "index.html", page.encode()))


# --- What public records repeat -------------------------------------------------------------------

LONG = "the bidder Northgate asked for less than any other"


def with_more(private: str, **public: str) -> Book:
    """The private book whose private minutes say something, and whose public records say more."""
    files = private_files()
    minutes = f"{MEETING}/minutes.yml"
    files[minutes] = files[minutes].replace(planted("minutes"), private)
    files[minutes] = files[minutes].replace("It was answered.", public.get("minutes", "Yes."))
    meeting = f"{MEETING}/meeting.yml"
    files[meeting] += f"note: {public.get('note', 'It was held.')}\n"
    files[meeting] = files[meeting].replace("Walk-in clinic", public.get("title", "Clinic"))
    reason = "It would show what a bidder offered."
    files[meeting] = files[meeting].replace(reason, public.get("reason", reason))
    for month in range(5, 5 + int(public.get("meetings", "0"))):
        files[f"meetings/2023-{month:02d}-01/meeting.yml"] = (
            f"boards: [ashby]\ndate: 2023-{month:02d}-01\nstate: held\nnote: {private}\n"
        )
    loaded = load_files((p, t.encode()) for p, t in files.items() if p.endswith(".yml"))
    assert loaded.diagnostics == []
    return bind(loaded.entries)


@pytest.mark.parametrize(
    ("public", "place"),
    [
        ({"minutes": f"So {LONG}."}, r"minutes\.yml, line"),
        ({"note": LONG.upper()}, r"meeting\.yml, line"),
        ({"note": f"'**The bidder** {LONG[11:]}'"}, r"meeting\.yml, line"),
        # The same words to the letter, within one file and in another.
        ({"minutes": f"It was heard that {LONG}"}, r"minutes\.yml, line"),
        ({"meetings": "2"}, r"meetings/2023-05-01/meeting\.yml, line 4"),
    ],
)
def test_a_private_text_that_a_public_record_repeats_stops_the_build(
    public: dict[str, str], place: str
) -> None:
    book = with_more(f"It was heard that {LONG}", **public)
    expected = rf"{place}.* of what is private, meetings/2024-03-06/minutes\.yml, line"
    with pytest.raises(PrivateTextError, match=expected) as raised:
        look_for_repeats(book, public_book(book))
    assert "Northgate" not in str(raised.value)


@pytest.mark.parametrize(
    "public",
    [
        {},
        {"note": "That the bidder Northgate asked for less"},
        {"title": LONG},
        {"reason": LONG},
        {"title": LONG, "note": LONG},
        # Said at three meetings in public, it is a form of words.
        {"meetings": "3"},
    ],
)
def test_what_is_public_by_intent_may_stand_in_private_records_too(public: dict[str, str]) -> None:
    book = with_more(f"It was heard that {LONG}", **public)
    look_for_repeats(book, public_book(book))


@pytest.mark.parametrize("page", ["web.txt", "a-b.txt", "b.txts", "a.b.txt"])
def test_a_short_file_name_is_looked_for_as_a_word_of_its_own(page: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "b.txt").write_text("x")
    book = private_book()
    private = private_texts(book, public_book(book), tmp_path / "data")
    site = site_with(tmp_path / "site", "index.html", page.encode())
    search_site(private, site)
    site_with(site, "more.html", b"<a href='files/B.txt'>")
    with pytest.raises(PrivateTextError, match="begins with `b"):
        search_site(private, site)


def test_where_nothing_is_private_no_file_is_opened(tmp_path: Path) -> None:
    book = bind(load_folder(SMALL).entries)
    private = private_texts(book, public_book(book), SMALL)
    assert not private.texts
    assert not private.names
    (tmp_path / "page").symlink_to(tmp_path / "nothing")
    search_site(private, tmp_path)


# --- Images ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["jpg", "jpeg", "JPG", "png", "webp", "gif"])
def test_an_image_keeps_its_points_and_nothing_else(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"hall.{kind}"
    if kind == "gif":
        Image.new("P", (40, 30), 3).save(file, comment=word("comment"))
    elif kind == "JPG":
        image(tmp_path / "hall.jpg")
        (tmp_path / "hall.jpg").rename(file)
    elif kind == "jpeg":
        exif = Image.Exif()
        exif[0x0112] = 6  # turned by a quarter
        Image.new("RGB", (40, 30)).save(file, exif=exif, comment=word("comment"))
    else:
        image(file)
    assert b"Planted" in file.read_bytes()
    clean_images(tmp_path)
    assert b"Planted" not in file.read_bytes()
    with Image.open(file) as picture:
        assert picture.size == ((30, 40) if kind == "jpeg" else (40, 30))
        assert not picture.getexif()
        assert not {"comment", "xmp", "icc_profile"} & picture.info.keys()


def moving(file: Path) -> None:
    pictures = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    pictures[0].save(file, format="GIF", save_all=True, append_images=pictures[1:])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", b"<svg/>"),
        ("photograph.TIFF", b"II*\x00"),
        ("photograph.heic", b""),
        ("broken.png", b"\x89PNG\r\n\x1a\n"),
        ("other.jpg", b"BM"),
        ("moving.gif", None),
    ],
)
def test_an_image_that_cannot_be_cleaned_is_refused_by_its_address(
    name: str, content: bytes | None, tmp_path: Path
) -> None:
    file = tmp_path / "images" / name
    file.parent.mkdir()
    if content is None:
        moving(file)
    else:
        file.write_bytes(content)
    with pytest.raises(ImageError, match=f"images/{name}"):
        clean_images(tmp_path)
