"""Facts about private people: who asked a question, and how somebody can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from minutebook.book import Book
from minutebook.checks.base import ERROR, WARNING, Check, Finding, Scene
from minutebook.models.base import Record
from minutebook.models.minutes import Minutes, Question
from minutebook.models.question import PublicQuestion
from minutebook.models.shape import parts, texts
from minutebook.source import Path

# --- Who asked a question -------------------------------------------------------------------------

_BEGINNINGS = frozenset(
    [
        "a",
        "an",
        "another",
        "anonymous",
        "both",
        "eight",
        "few",
        "five",
        "four",
        "many",
        "members",
        "nine",
        "one",
        "parents",
        "patients",
        "people",
        "residents",
        "seven",
        "several",
        "six",
        "some",
        "ten",
        "the",
        "three",
        "two",
        "various",
    ]
)
"""Words with which a description begins; a name begins with none of them."""
_PEOPLE = [
    "adviser",
    "advocate",
    "business",
    "campaigner",
    "carer",
    "chair",
    "charity",
    "citizen",
    "councillor",
    "director",
    "doctor",
    "driver",
    "father",
    "group",
    "guardian",
    "man",
    "member",
    "mother",
    "neighbour",
    "nurse",
    "officer",
    "organisation",
    "owner",
    "parent",
    "patient",
    "person",
    "pupil",
    "representative",
    "resident",
    "staff",
    "student",
    "taxpayer",
    "teacher",
    "tenant",
    "trustee",
    "user",
    "visitor",
    "volunteer",
    "voter",
    "woman",
    "worker",
]
_DESCRIBING = frozenset(
    [
        *_PEOPLE,
        *(f"{word}s" for word in _PEOPLE),
        "businesses",
        "charities",
        "ladies",
        "lady",
        "men",
        "people",
        "women",
    ]
)
"""Words for what somebody is."""
_PLACING = {"of", "from", "for", "in"}
"""Words after which names of places and organisations stand."""
_JOINING = {"and", "the", "our", "on", "to", "at"}
"""Words that may stand within such a name."""
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "cllr", "prof"}
_TITLES_IN_CAPITALS = {"Sir", "Lady", "Dame", "Lord"}
_NO_NAMES = {"GP", "GPs", "NHS", "MP", "MPs", "HIV"}
_WORD = re.compile(r"[^\W\d_][\w'’]*|[,;:()]")


def named_questioner(scene: Scene) -> Iterator[Finding]:
    """Members of the public who ask a question are described and not named: the default is "A
    member of the public". A description begins with a word such as "A", "Two" or "Several", or
    with what they are: "Residents", "Healthwatch representative". Names may follow "of", "from",
    "for" or "in", or stand before a word such as "resident"; names of organisations and boards in
    these records, and terms of the glossary, may stand anywhere. Anything else can be a person's
    name and is a finding, and so is a title such as "Mrs" with a name.

    Where there is a ground for naming somebody, such as consent, or a public office that they
    spoke for, `basis` says so to readers. This rests on data minimisation: article 5(1)(c) of the
    UK GDPR. A name in small letters, or in the text of the question, is for the clerk to see.
    Where an official record itself names somebody in a public role, the paragraph may accept it.
    """
    known: re.Pattern[str] | None = None
    for entry in scene.book.entries:
        for path, question in _questions(entry.record):
            if question.asked_by is None or question.basis is not None:
                continue
            known = known or _known_names(scene.book)
            if not _is_description(question.asked_by, known):
                yield Finding(
                    entry,
                    (*path, "asked_by"),
                    "This can be the name of a member of the public.",
                    "Describe them in small letters: `A member of the public`, `Two residents`, "
                    "`A patient representative`. Where there is a ground for naming them, add "
                    "`basis:`.",
                )


def _questions(record: Record) -> Iterator[tuple[Path, Question | PublicQuestion]]:
    if isinstance(record, PublicQuestion):
        yield (), record
    elif isinstance(record, Minutes):
        yield from parts(record, Question)


def _known_names(book: Book) -> re.Pattern[str]:
    """Names in these records that are not those of people."""
    names = {name for body in book.organisations.values() for name in (body.name, body.short_name)}
    names |= {name for board in book.boards.values() for name in (board.name, board.short_name)}
    names |= {term.term for term in book.glossary.terms} if book.glossary else set()
    longest_first = sorted((name for name in names | _NO_NAMES if name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _is_description(words: str, known: re.Pattern[str]) -> bool:
    plain = _WORD.findall(words)
    found = _WORD.findall(known.sub(" ", words))
    if not plain or _has_title(plain):
        return False
    begins_well = plain[0].lower() in _BEGINNINGS or bool(found and _describes(found[0]))
    if not begins_well and not (len(found) > 1 and _describes(found[1])):
        return False
    described = placed = False
    for n, word in enumerate(found):
        small = word.lower()
        if _describes(word):
            described = True
            placed = placed and word[0].isupper()
        elif small in _PLACING:
            placed = described
        elif word[0].isupper():
            is_first = n == 0 and small in _BEGINNINGS
            if not (is_first or placed or _leads_to_description(found[n:])):
                return False
        elif small not in _JOINING:
            placed = False
    return True


def _has_title(words: list[str]) -> bool:
    """Whether somebody is called Mrs or Sir."""
    return any(
        (word.lower() in _TITLES or word in _TITLES_IN_CAPITALS)
        and following.lower() not in _PLACING | _JOINING
        and following[0].isalpha()
        for word, following in pairwise(words)
    )


def _describes(word: str) -> bool:
    return word.lower() in _DESCRIBING


def _leads_to_description(words: list[str]) -> bool:
    """Whether nothing but capitals stands before a word such as `resident`."""
    for word in words:
        if _describes(word):
            return True
        if not word[0].isupper():
            return False
    return False


# --- How somebody can be reached ------------------------------------------------------------------

_NOT_READ = frozenset(
    [
        "venues",
        "access",
        "contact",
        "ask",
        "link",
        "records_licence_link",
        "report_mistakes",
        "website",
        "joining_link",
        "webcast",
        "recording",
        "agenda_link",
        "pack_link",
        "sha256",
    ]
)
"""Keys of public addresses: offices to write to, places to go to, pages on the web."""

_SUSPECT = re.compile(r"@|[0-9](?:[ ()-]{0,3}[0-9]){9}|[A-Za-z][0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}")
"""What a text must hold for a closer look: most have none of it."""
_BETWEEN = b" ()-\n\r\t"
_TEN_DIGITS = re.compile(rb"[0-9]{10}")
_CAN_BE_POSTCODE = re.compile(
    rb"[0-9](?<=[A-Za-z][0-9])[A-Za-z0-9]?\s*[0-9][A-Za-z]{2}(?![A-Za-z0-9])"
)
_WEB_ADDRESS = re.compile(r"https?://\S+")
_EMAIL = re.compile(r"[\w.+%-]+@((?:[\w-]+\.)+[A-Za-z]{2,})")
_TELEPHONE = re.compile(
    r"(?<![\w.,/£-])(?:\+|00|\(?0)[0-9](?:[ ()-]{0,3}[0-9]){8,13}(?![\w]|[-/][0-9])"
)
_POSTCODE = re.compile(
    r"\b(([A-Z]{1,2})[0-9][A-Z0-9]?) ?([0-9][ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"1st|2nd|3rd|[04-9]th", re.IGNORECASE)
_AREA = re.compile(
    r"A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|"
    r"JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|"
    r"T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE",
    re.IGNORECASE,
)
"""The letters with which postcodes begin."""
_NHS_NUMBER = re.compile(r"(?<![\w.,/£-])[0-9]{3}([ -]?)[0-9]{3}\1[0-9]{4}(?![\w]|[-/.,][0-9])")


def personal_data(scene: Scene) -> Iterator[Finding]:
    """Finds e-mail addresses, telephone numbers of the United Kingdom, whole postcodes in capital
    or small letters, and ten digits that can be an NHS number (their last is the check digit that
    the NHS Data Dictionary describes) in any text of a record. Where they are those of a private
    person, they do not belong in a public record: data minimisation, article 5(1)(c) of the UK
    GDPR.

    It is not a finding in `contact` or `ask`, in `access`, in `venues.yml` or in a web address,
    which are there to be found.
    Where it stands in a public record for a reason, such as the address of a building that a
    decision is about, the record accepts it.
    """
    for entry in scene.book.entries:
        if not _may_hold_some(entry.source.text):
            continue
        for path, text in texts(entry.record):
            if not _SUSPECT.search(text) or not _NOT_READ.isdisjoint(path):
                continue
            for message in _found(text):
                yield Finding(
                    entry,
                    path,
                    message,
                    "If it is that of a private person, take it out; if it is public, accept this "
                    "and say why.",
                )


def _may_hold_some(file: str) -> bool:
    """Whether a whole file is worth a closer look, asked first because most are not."""
    raw = file.encode()
    close = raw.translate(None, _BETWEEN)
    return b"@" in close or bool(_TEN_DIGITS.search(close) or _CAN_BE_POSTCODE.search(raw))


def _found(text: str) -> Iterator[str]:
    """What is found in a text, in words that do not say it again: reports are public too."""
    text = _WEB_ADDRESS.sub(" ", text)
    for email in _EMAIL.finditer(text):
        yield f"An e-mail address at {email[1]} stands in this text."
    for number in _TELEPHONE.finditer(text):
        if is_telephone(number[0]):
            yield f"A telephone number stands in this text; it ends in {number[0][-3:]}."
    for postcode in _POSTCODE.finditer(text):
        if postcode[0].isupper() or (
            _AREA.fullmatch(postcode[2]) and not _ORDINAL.fullmatch(postcode[3])
        ):
            yield f"A postcode stands in this text; it begins with {postcode[1]}."
    for number in _NHS_NUMBER.finditer(text):
        if is_nhs_number(number[0]):
            last = number[0][-3:]
            yield f"A number that can be an NHS number stands in this text; it ends in {last}."


def is_telephone(text: str) -> bool:
    """Whether these digits can be a number of the United Kingdom, as Ofcom's plan has them: ten
    after the 0, or nine in a few old area codes.
    """
    digits = re.sub(r"[^0-9]", "", text.replace("(0)", ""))
    if text.startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        if not digits.startswith("44"):
            return False
        digits = f"0{digits.removeprefix('44').removeprefix('0')}"
    if not re.match(r"0[123578]", digits):
        return False
    return len(digits) == 11 or (len(digits) == 10 and digits.startswith("01"))


def is_nhs_number(text: str) -> bool:
    """Whether ten digits are an NHS number: the last is the check digit of the others, modulus 11
    (NHS Data Dictionary, "NHS NUMBER").
    """
    digits = [int(character) for character in text if character.isdigit()]
    if len(digits) != 10:
        return False
    weighed = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (11 - weighed % 11) % 11
    return check == digits[9] and len(set(digits)) > 1


CHECKS = (
    Check(
        "named-questioner",
        "A member of the public is not named without a basis",
        ERROR,
        named_questioner,
        acceptable=True,
    ),
    Check(
        "personal-data",
        "Nobody's address, number or telephone stands in a text",
        WARNING,
        personal_data,
        acceptable=True,
    ),
)
