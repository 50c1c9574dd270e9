"""Why a file cannot be read, as a clerk would say it, with the mend: what libyaml complains of, and
what YAML allows and records do not use.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from minutebook.diagnostics import START, Position

_CONTROL_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
_TURNING_CHARACTERS = "\u202a-\u202e\u2066-\u2069\u200e\u200f"
_CONTROL = re.compile(f"[{_CONTROL_CHARACTERS}]")
_TURNS_TEXT_ROUND = re.compile(f"[{_TURNING_CHARACTERS}]")
_DIRECTIVE = re.compile(r"^%(?:YAML|TAG)\b", re.MULTILINE)
_UNSEEN = re.compile(f"[{_CONTROL_CHARACTERS}{_TURNING_CHARACTERS}]")
"""Either of the two: nearly every text has neither, and one search says so."""


class UnreadableError(Exception):
    """Reading stopped: the file cannot be read further."""

    def __init__(self, check: str, position: Position, message: str, mend: str) -> None:
        super().__init__(message)
        self.check, self.position, self.message, self.mend = check, position, message, mend


def position_of(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def position_at(text: str, index: int) -> Position:
    """Where the character at `index` stands."""
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def refuse_unseen(text: str) -> None:
    """Raise for a character that nobody sees and that no record needs; else do nothing."""
    if not _UNSEEN.search(text):
        return
    control = _CONTROL.search(text)
    if control:
        raise UnreadableError(
            "control-character",
            position_at(text, control.start()),
            "There is an invisible control character here.",
            "Delete it: the text was probably pasted from another program.",
        )
    turn = _TURNS_TEXT_ROUND.search(text)
    if turn:
        raise UnreadableError(
            "invisible-character",
            position_at(text, turn.start()),
            "There is an invisible character here that turns the direction of the text.",
            "Delete it, and type the words again by hand.",
        )


def refuse_directives(text: str) -> None:
    """Raise for a line that tells a YAML program how to read on."""
    directive = _DIRECTIVE.search(text) if "%" in text else None
    if directive:
        # Besides, libyaml takes the square of their number to read them.
        raise UnreadableError(
            "unquoted-character",
            position_at(text, directive.start()),
            "A line that begins with % tells a program how to read on, which records do not use.",
            "Delete the line.",
        )


def refuse_not_used(event: Any) -> None:
    """Raise for what YAML allows at a value and records do not use; else do nothing."""
    at, quote = event.start_mark, "Put the text in quotation marks."
    if type(event) is yaml.AliasEvent:
        raise UnreadableError(
            "alias",
            position_of(at),
            "A value that begins with * refers to another place, which records do not use.",
            quote,
        )
    if event.anchor is not None:
        raise UnreadableError(
            "anchor",
            position_of(at),
            "A value that begins with & names a place, which records do not use.",
            quote,
        )
    if event.tag is not None:
        raise UnreadableError(
            "tag",
            position_of(at),
            "A value that begins with ! gives a type, which records do not use.",
            quote,
        )
    if event.value == "<<" and event.implicit[0]:
        raise UnreadableError(
            "merge-key",
            position_of(at),
            "`<<` copies lines from another place, which records do not use.",
            "Type the lines here.",
        )
    # Only in double quotation marks does a backslash stand for a character that nobody sees.
    if event.style != '"' or not _UNSEEN.search(event.value):
        return
    without = "Delete the backslash and what stands for the character."
    if _CONTROL.search(event.value):
        raise UnreadableError(
            "control-character",
            position_of(at),
            "There is an invisible control character in this text.",
            without,
        )
    raise UnreadableError(
        "invisible-character",
        position_of(at),
        "A character in this text turns its direction.",
        without,
    )


def no_name(event: Any) -> UnreadableError:
    return UnreadableError(
        "yaml",
        position_of(event.start_mark),
        "A name is expected here, and a list or a group of lines was found.",
        "Put the text in quotation marks if it begins with [ or {.",
    )


def too_deep(event: Any, most: int) -> UnreadableError:
    return UnreadableError(
        "too-deep",
        position_of(event.start_mark),
        f"Lists and groups are nested more than {most} deep here.",
        "No record needs that: check the indentation, or quote text that begins with [ or {.",
    )


def second_document(event: Any) -> UnreadableError:
    return UnreadableError(
        "second-document",
        position_of(event.start_mark),
        "A line of three dashes starts a second record in this file.",
        "Put each record in a file of its own.",
    )


def too_many_parts(event: Any, most: int) -> UnreadableError:
    return UnreadableError(
        "file-too-large",
        position_of(event.start_mark),
        f"The file has more than {most:,} names, values and lists, the most that a record "
        "may have.",
        "Split it into several files, or look for what was pasted here.",
    )


def in_plain_words(error: yaml.YAMLError, text: str) -> UnreadableError:
    """What libyaml complains of, as a clerk would say it, with the mend."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    lines = text.split("\n")
    position = position_of(mark) if mark is not None else START
    if position.line > len(lines):
        position = Position(len(lines), len(lines[-1]) + 1)
    line = lines[position.line - 1]

    for number in (position.line - 1, position.line):
        dash = re.match(r"(\s*)[–—]\s", lines[number - 1]) if number else None
        if dash:
            return UnreadableError(
                "long-dash",
                Position(number, len(dash[1]) + 1),
                "This line begins with a long dash, which some programs make of a hyphen.",
                "Type a hyphen: `-`.",
            )
    if "mapping values are not allowed" in problem and _stands_out(lines, position.line):
        above = lines[position.line - 2]
        return UnreadableError(
            "indentation",
            Position(position.line - 1, len(above) - len(above.lstrip()) + 1),
            "This line stands further out than the lines around it, and reads as a name with a "
            "value.",
            "If it goes on with the text above it, give it as many spaces as that text.",
        )
    if "mapping values are not allowed" in problem and re.match(r"\s*[\w-]+:(\s|$)", line):
        first = line.index(":") + 1
        if position.column == first:
            return UnreadableError(
                "indentation",
                Position(position.line, len(line) - len(line.lstrip()) + 1),
                "This line stands further in than the line above, and reads as part of its text.",
                "Give it as many spaces as the lines it belongs to.",
            )
    if "mapping values are not allowed" in problem:
        return UnreadableError(
            "unquoted-colon",
            position,
            "A colon followed by a space stands inside this text.",
            f"Put the whole text in quotation marks: {_in_quotation_marks(line)}.",
        )
    if "\t" in line and ("cannot start any token" in problem or "tab" in problem):
        return UnreadableError(
            "tab",
            Position(position.line, line.index("\t") + 1),
            "There is a tab here, and YAML allows only spaces.",
            "Replace it by spaces, as many as the lines beside it have.",
        )
    if "cannot start any token" in problem:
        character = line[position.column - 1 : position.column]
        return UnreadableError(
            "unquoted-character",
            position,
            f"A text cannot begin with {character or 'this character'}.",
            "Put the text in quotation marks.",
        )
    if "scanning a quoted scalar" in context:
        return UnreadableError(
            "unclosed-quote",
            position_of(getattr(error, "context_mark", mark)),
            "A quotation mark opens here and is never closed.",
            'Close it at the end of the text; write \\" for one inside the text.',
        )
    if "could not find expected ':'" in problem:
        start = getattr(error, "context_mark", None)
        return UnreadableError(
            "missing-colon",
            position_of(start) if start is not None else position,
            "A name was expected here, with a colon and a space after it.",
            "The space in this line is a special one, pasted from another program: type it anew."
            if "\u00a0" in lines[min(start.line if start is not None else 0, len(lines) - 1)]
            else "Write `name: value`, or indent the line if it goes on with the text above it.",
        )
    if "alias" in context or "anchor" in context:
        return UnreadableError(
            "unquoted-character",
            position_of(getattr(error, "context_mark", mark)),
            "A text that begins with * or & must be in quotation marks.",
            "Put the text in quotation marks.",
        )
    bracket = re.match(r"\s*(?:- )?(?:[\w-]+: )?(?=\[[^\]]*\]\s*[^\s#,])", line)
    if bracket and ("block" in context or "flow" in context):
        return UnreadableError(
            "unquoted-character",
            Position(position.line, bracket.end() + 1),
            "A text that begins with a square bracket reads as a list.",
            f"Put the whole text in quotation marks: {_in_quotation_marks(line)}.",
        )
    if "flow" in context:
        # While a whole list is read, the context is where it opens.
        opens = position if "node" in context else position_of(getattr(error, "context_mark", mark))
        cut = re.search(r"[ \t](#)[^\s#]", lines[opens.line - 1])
        if cut is not None:
            return UnreadableError(
                "text-lost-to-comment",
                Position(opens.line, cut.start(1) + 1),
                "From the # on, this line counts as a comment, and what closes the list or group "
                "is lost with it.",
                "Put the whole value in quotation marks.",
            )
        if ":" in line[position.column - 1 :] and position.line == opens.line:
            return UnreadableError(
                "unquoted-colon",
                position,
                "A colon followed by a space stands inside a text in braces or brackets.",
                'Put the whole text in quotation marks: "Finance: month 2".',
            )
        return UnreadableError(
            "unclosed-bracket",
            opens,
            "A list in square brackets, or a group in braces, is not closed properly.",
            "Close it with ] or }, with a comma between its parts; quote text that begins with "
            "[ or {.",
        )
    if re.search(r"""(^|[:-])\s+("[^"]*"|'[^']*')\s*[^\s#,]""", line):
        return UnreadableError(
            "unclosed-quote",
            position,
            "The quotation mark closes before the text ends.",
            "Put the whole text in quotation marks, of the other kind than those inside it.",
        )
    if "block mapping" in context or "block collection" in context or "indent" in problem:
        return UnreadableError(
            "indentation",
            position,
            "This line does not line up with the lines it belongs to.",
            "Give it as many spaces as its neighbours.",
        )
    return UnreadableError(
        "yaml",
        position,
        f"The file cannot be read from here on ({problem.splitlines()[0]}).",
        "Check this line.",
    )


def _stands_out(lines: list[str], number: int) -> bool:
    """Whether the line before line `number` has a name and a value, and stands further out than
    the line before it and than line `number`, which can then be no part of it.
    """
    if number < 3:
        return False
    before, out, line = (one for one in lines[number - 3 : number])
    spaces = [len(one) - len(one.lstrip()) for one in (before, out, line)]
    return (
        re.match(r"\s*[^\s:#-][^:#]*: +[^\s>|]", out) is not None
        and spaces[1] < min(spaces[0], spaces[2])
        and bool(before.strip())
    )


def _in_quotation_marks(line: str) -> str:
    """The line as it should be typed, as far as it is short; else an example."""
    named = re.match(r"\s*(?:- )?((?:[\w-]+: )?)(.+?)\s*\Z", line)
    if named is None or len(named[2]) > 60 or '"' in named[2]:
        return '"Finance: month 2"'
    return f'`{named[1]}"{named[2]}"`'
