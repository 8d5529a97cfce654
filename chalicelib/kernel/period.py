"""Half-open civil periods: from a day on, until but without another day."""

from __future__ import annotations

from datetime import date

from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """`[from_on, until_on)` in civil dates; `until_on` None is open-ended. ValueError when it would be empty."""

    from_on: date
    until_on: date | None = None

    def __post_init__(self) -> None:
        if self.until_on is not None and self.until_on <= self.from_on:
            raise ValueError("A period must end after it begins.")

    def holds(self, on: date) -> bool:
        """Whether the day lies in the period."""
        return self.from_on <= on and (self.until_on is None or on < self.until_on)
