"""Registers of interests."""

from __future__ import annotations

from pydantic import model_validator

from minutebook.models.base import Date, OrganisationId, Text, YesNo, fault
from minutebook.models.published import Acceptable, Published
from minutebook.models.vocabulary import InterestType


class Interest(Acceptable):
    """One interest of one person."""

    organisation: OrganisationId | None = None
    """The organisation that it is in."""
    position: Text | None = None
    """The position held there: `Trustee`."""
    nature: Text | None = None
    """What the interest is, where a position does not say it."""
    type: InterestType | None = None
    """Its type in the words of the register."""
    relationship: Text | None = None
    """For an indirect interest: whose it is."""
    start: Date | None = None
    """First day of the interest."""
    end: Date | None = None
    """Last day of the interest."""
    removed_on: Date | None = None
    """The day on which it was taken off the published register."""
    mitigation: Text | None = None
    """What is done about it."""
    to_come: YesNo = False
    """`yes` where the register says that the entry is still to come ("TBC")."""
    sensitive: YesNo = False
    """`yes` where details are withheld under section 32 of the Localism Act 2011; give none."""

    @model_validator(mode="after")
    def _says_something(self) -> Interest:
        named = self.organisation or self.position or self.nature
        if not (named or self.to_come or self.sensitive):
            raise fault(
                "This interest says nothing.",
                "Give its `organisation`, `position` or `nature`, or `to_come: yes`.",
            )
        if self.start and self.end and self.end < self.start:
            raise fault("The interest ends before it starts.", "Check both days.", at="end")
        dates = self.start or self.end or self.removed_on
        detail = named or self.relationship or self.mitigation or dates
        if self.to_come and (self.position or self.nature):
            raise fault(
                "This interest is given, and said to be still to come.",
                "Delete `to_come`, or the details.",
                at="to_come",
            )
        if self.sensitive and detail:
            raise fault(
                "Details are given for an interest that is withheld as sensitive.",
                "Delete every detail: whatever stands in this file can be read by anyone.",
            )
        return self


class Interests(Published):
    """`interests/<person>.yml`: one person's entry in the register of interests."""

    declared_on: Date | None = None
    """The day of the declaration; left out where the register gives none."""
    confirmed_on: Date | None = None
    """The day on which the person last confirmed it."""
    declared_as: Text | None = None
    """Position or role that the register gives for the person."""
    nothing_to_declare: YesNo = False
    """`yes` for a nil return."""
    interests: list[Interest] = []
    """In the order of the register."""

    @model_validator(mode="after")
    def _nil_or_not(self) -> Interests:
        if self.nothing_to_declare == bool(self.interests):
            raise fault(
                "An entry has either `interests` or `nothing_to_declare: yes`.",
                "Give one of the two.",
            )
        if self.declared_on and self.confirmed_on and self.confirmed_on < self.declared_on:
            raise fault(
                "The entry was confirmed before it was declared.",
                "Check both days.",
                at="confirmed_on",
            )
        return self

    @model_validator(mode="after")
    def _withheld(self) -> Interests:
        if any(interest.sensitive for interest in self.interests):
            for n, change in enumerate(self.changes):
                if change.was is not None:
                    raise fault(
                        "An interest is withheld as sensitive, and old words of this entry stand "
                        "here.",
                        "Delete `was`: whatever stands in this file can be read by anyone.",
                        at=("changes", n, "was"),
                    )
        return self
