"""A view shows the fields that it declares, each found by its name, and nothing by accident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from chalicelib.kernel.period import Period
from chalicelib.web.shapes import MoneyView, View
from chalicelib.web.shown import amounts, shown

DAY = date(2026, 3, 1)
MONEY = amounts("USD", "en")


class Kind(StrEnum):
    """What kind of thing it is."""

    LARGE = "large"


@dataclass(frozen=True)
class Part:
    """A model within a model, with one amount."""

    name: str
    minor: int
    secret: str = "not for a reader"


@dataclass(frozen=True)
class Thing:
    """A model with everything that a view may show."""

    kind: Kind
    open_minor: int
    period: Period
    parts: tuple[Part, ...] = ()
    first: Part | None = None
    cap_minor: int | None = None
    tags: tuple[str, ...] = ("a", "b")
    diagnoses: str = "F32.0"


class PartView(View):
    """A part."""

    name: str
    amount: MoneyView


class ThingView(View):
    """A thing."""

    kind: str
    open: MoneyView
    cap: MoneyView | None
    from_on: date
    until_on: date | None
    parts: list[PartView]
    first: PartView | None
    tags: list[str]


class LabelView(View):
    """A view that is made in its own way."""

    name: str

    @classmethod
    def of(cls, part: Part) -> LabelView:
        """Show a label."""
        return cls(name=part.name.upper())


class LabelledView(View):
    """A view with one within that is made in its own way."""

    first: LabelView | None


THING = Thing(Kind.LARGE, 12_00, Period(DAY), (Part("x", 5), Part("y", 7)), Part("z", 9))


def test_each_declared_field_is_found_by_its_name_and_nothing_else_goes_out() -> None:
    assert shown(ThingView, THING, MONEY).model_dump(mode="json") == {
        "kind": "large",
        "open": {"minor": 1200, "currency": "USD", "display": "$12.00"},
        "cap": None,
        "from_on": "2026-03-01",
        "until_on": None,
        "parts": [
            {"name": "x", "amount": {"minor": 5, "currency": "USD", "display": "$0.05"}},
            {"name": "y", "amount": {"minor": 7, "currency": "USD", "display": "$0.07"}},
        ],
        "first": {"name": "z", "amount": {"minor": 9, "currency": "USD", "display": "$0.09"}},
        "tags": ["a", "b"],
    }


def test_what_is_told_goes_before_what_is_found() -> None:
    view = shown(ThingView, THING, MONEY, tags=["told"], first=None)
    assert (view.tags, view.first, view.kind) == (["told"], None, "large")


class Undeclared(View):
    """A field that the model does not have."""

    balance: MoneyView


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: shown(ThingView, THING, MONEY, colour="red"), "shows no colour"),
        (lambda: shown(ThingView, THING), "in which currency"),
        (lambda: shown(LabelledView, THING), "in its own way"),
        (lambda: shown(Undeclared, THING, MONEY), "balance_minor"),
    ],
)
def test_a_field_that_is_not_there_or_not_declared_is_a_fault(wrong, why: str) -> None:
    with pytest.raises((TypeError, AttributeError), match=why):
        wrong()
    assert shown(LabelledView, THING, first=LabelView.of(Part("z", 9))).first == LabelView(name="Z")
