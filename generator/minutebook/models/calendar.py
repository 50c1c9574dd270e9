"""Bank holidays: the days that do not count as working days."""

from __future__ import annotations

from pydantic import model_validator

from minutebook.models.base import Date, Record, Text, WebAddress, fault


class BankHoliday(Record):
    """A day that is a bank holiday."""

    date: Date
    """The day that is kept: where it is moved from a Saturday or Sunday, the day in its place."""
    name: Text
    """What it is called."""


class BankHolidays(Record):
    """`bank-holidays.yml`: every bank holiday of a time; outside it nothing is known."""

    start: Date
    """First day of the time for which all bank holidays are listed."""
    end: Date
    """Last day of that time."""
    link: WebAddress
    """Where they are published."""
    days: list[BankHoliday]
    """The earliest first."""

    @model_validator(mode="after")
    def _within(self) -> BankHolidays:
        if self.end < self.start:
            raise fault("The time ends before it begins.", "Check `start` and `end`.", at="end")
        for day in self.days:
            if not self.start <= day.date <= self.end:
                raise fault(
                    f"{day.date} is outside the time for which bank holidays are listed.",
                    "Correct the date; or move `start` or `end`, where every bank holiday of the "
                    "longer time is listed.",
                    at="days",
                )
        return self
