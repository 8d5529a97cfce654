"""What the catalog's routes share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.catalog.model import CodeSystem
from chalicelib.catalog.rules import writing
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import say
from chalicelib.web.api import Api
from chalicelib.web.shapes import Shape, TermDay, VersionOrNew

api = Api("catalog", "/api/v1/catalog")

CodeText = Annotated[str, Field(min_length=1, max_length=20)]
ScheduleName = Annotated[str, Field(pattern=f"^{writing.SCHEDULE.pattern}$", max_length=40)]
TaxCode = Annotated[str, Field(pattern=f"^(?:{writing.KEY.pattern})?$", max_length=40)]
RateBp = Annotated[int, Field(ge=0, le=10_000, strict=True, description="Basis points: 25 % is 2500")]


class DatedBody(Shape):
    """From which day on, until which day without it."""

    from_on: TermDay
    until_on: TermDay | None = None
    version: VersionOrNew

    def period(self) -> Period:
        """The period. Invalid `period_ends_first` when it ends before it begins."""
        if self.until_on is not None and self.until_on <= self.from_on:
            mend = say("until_on is the first day that no longer counts.")
            raise Invalid("period_ends_first", say("The period ends before it begins."), {"until_on": mend})
        return Period(self.from_on, self.until_on)


def system_named(name: str) -> CodeSystem:
    """A code system of ours. NotFound `system_not_found`."""
    try:
        return CodeSystem(name)
    except ValueError as error:
        raise NotFound("system_not_found", say("There is no such code system.")) from error


def schedule_named(name: str) -> str:
    """The key of a fee schedule as addresses write it. NotFound `schedule_not_found` for what can be none."""
    if not writing.SCHEDULE.fullmatch(name):
        raise NotFound("schedule_not_found", say("There is no such fee schedule."))
    return writing.schedule_key(name)


def keyed(text: str) -> str:
    """The key of a tax or discount. Invalid `bad_key` for anything else."""
    if not writing.KEY.fullmatch(text):
        raise Invalid("bad_key", say("Write a key of up to 40 letters, digits, points or hyphens."))
    return text
