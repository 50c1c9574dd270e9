"""Words that say nothing: services, names and sentences."""

from __future__ import annotations

import random
from collections.abc import Sequence

SERVICES = (
    "district nursing", "community dental care", "stroke rehabilitation", "respite care",
    "podiatry", "school nursing", "speech therapy", "falls prevention", "wheelchair services",
    "dementia support", "health visiting", "sexual health services", "out-of-hours care",
    "diabetes education", "smoking cessation", "home adaptations", "hospital discharge",
    "end of life care", "talking therapies", "carers' support", "supported housing",
    "patient transport", "pharmacy first", "continence care", "weight management",
    "interpreting", "social prescribing", "crisis cafés", "reablement", "day centres",
)  # fmt: skip

_THINGS = (
    "plan", "business case", "contract", "pilot", "budget", "specification", "strategy", "review",
    "framework", "agreement", "timetable", "evaluation",
)  # fmt: skip

HEADS = (
    "Thorn", "Wold", "Ash", "Birch", "Crox", "Dun", "Ever", "Fol", "Glas", "Hazel", "Ingle", "Kirk",
    "Lang", "Marsh", "Nether", "Oak", "Pen", "Quarn", "Raven", "Stan", "Tarn", "Ulls", "West",
    "Yar",
)  # fmt: skip

TAILS = (
    "wick", "ford", "ham", "ley", "ton", "by", "thorpe", "field", "mere", "dale", "combe", "stead",
    "worth", "bridge", "minster", "holme", "gate", "burn", "well", "hurst",
)  # fmt: skip

GIVEN_NAMES = (
    "Ada", "Bram", "Cleo", "Dov", "Esme", "Fergus", "Greta", "Hugo", "Iris", "Jonas", "Keir",
    "Leila", "Milo", "Nadia", "Otis", "Petra", "Quentin", "Rosa", "Saul", "Thea", "Uma", "Viktor",
    "Wanda", "Yusuf", "Zelda",
)  # fmt: skip

_SAID = (
    "{person} presented the {thing} for {service} in {place} and the comments made on it.",
    "The {thing} would reach {number} people in {place} by {month}, most of them over 65.",
    "{person} asked what it meant for {service} in {place}, where waiting times are longest.",
    "It was noted that {service} had cost £{number},000 more than planned since {month}.",
    "{person} said that staff in {place} had been asked and broadly supported the {thing}.",
    "Residents of {place} had told the team that {service} were hard to find out about.",
    "A report on the {thing} would come back in {month}, with figures for each ward.",
    "{person} replied that {number} of the {other} referrals had been seen within four weeks.",
    "Partners in {place} had agreed to share premises, which would save about £{number},000.",
    "Members welcomed the progress made and asked that the next report be shorter and plainer.",
    "The risk was that {service} could not recruit; {place} had filled {number} posts of {other}.",
    "{person} pointed out that {place} and {where} had very different needs.",
    "The {thing} had been tested with carers' groups in {where} and changed as they asked.",
    "Officers would check how {service} are counted, as two sources gave different totals.",
)

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "September", "October",
    "November",
)  # fmt: skip

_MARKDOWN = 0.04
"""Share of longer texts that use Markdown."""


class Words:
    """Sentences for one meeting, the same for the same seed."""

    def __init__(self, seed: str, speakers: Sequence[str]) -> None:
        self.random = random.Random(seed)
        self.speakers = speakers
        """Names of people who may be said to have spoken."""

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def place(self) -> str:
        return self.random.choice(HEADS) + self.random.choice(TAILS)

    def thing(self) -> str:
        return self.random.choice(_THINGS)

    def sentence(self, service: str) -> str:
        pick = self.random.choice
        return pick(_SAID).format(
            service=service,
            person=pick(self.speakers),
            thing=pick(_THINGS),
            place=self.place(),
            where=self.place(),
            month=pick(_MONTHS),
            number=self.random.randint(2, 900),
            other=self.random.randint(901, 2400),
        )

    def text(self, service: str, sentences: int) -> str:
        """So many sentences about a service; now and then with Markdown."""
        plain = " ".join(self.sentence(service) for _ in range(sentences))
        if not self.chance(_MARKDOWN):
            return plain
        points = [f"- {self.place()} & {self.place()}, *{self.thing()}*" for _ in range(3)]
        link = f"[what was asked](https://example.org/{self.random.randint(1, 9999)})"
        return "\n".join([plain, "", *points, "", f"See {link}."])
