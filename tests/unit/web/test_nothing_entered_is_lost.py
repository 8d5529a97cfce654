"""What was sent reaches the form that a verb takes, field by field; one that has no place there is a fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given as anything
from hypothesis import strategies as st
from pydantic import Field

from chalicelib.catalog.model import CodeSystem
from chalicelib.invoicing.api.shapes import DraftBody, DraftEdit, PreviewBody
from chalicelib.invoicing.model import ChargesIn, ClientDiagnoses, Invoice, InvoiceKind, InvoiceState, LineIn
from chalicelib.invoicing.rules.capture import entered_again, with_entered
from chalicelib.kernel.ids import AccountId, ClientId, InvoiceId
from chalicelib.web.given import given
from chalicelib.web.shapes import Shape, fitted


class Way(StrEnum):
    """A way to reach somebody."""

    MAIL = "mail"
    PHONE = "phone"


class PlaceShape(Shape):
    """A place."""

    city: str


class PersonShape(Shape):
    """A person."""

    name: str
    home: PlaceShape
    second: PlaceShape | None = None
    places: list[PlaceShape] = Field(default_factory=list)
    ways: list[Way] = Field(default_factory=list)
    version: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the room has it."""

    city: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the room has it."""

    name: str
    home: Place
    second: Place | None = None
    places: tuple[Place, ...] | None = ()
    ways: frozenset[Way] = field(default_factory=frozenset)
    known: bool = False


@anything(st.text(), st.lists(st.text(), max_size=3), st.lists(st.sampled_from(Way)), st.none() | st.text())
def test_each_field_reaches_its_place(name: str, cities: list[str], ways: list[Way], second: str | None) -> None:
    places = [{"city": city} for city in cities]
    body = PersonShape.model_construct(
        name=name,
        home=PlaceShape.model_construct(city=name),
        second=None if second is None else PlaceShape.model_construct(city=second),
        places=[PlaceShape.model_construct(**place) for place in places],
        ways=ways,
        version=3,
    )
    found = given(Person, body, known=True)
    assert found == Person(
        name,
        Place(name),
        None if second is None else Place(second),
        tuple(Place(city) for city in cities),
        frozenset(ways),
        True,
    )


class MoreShape(PersonShape):
    """A person with a field that the room does not know."""

    shoe_size: int


def test_a_field_without_a_place_is_a_fault() -> None:
    more = MoreShape(name="Ada", home=PlaceShape(city="Boston"), shoe_size=38)
    with pytest.raises(TypeError, match="Person has no place for shoe_size"):
        given(Person, more)


DAY = date(2026, 3, 1)
LINE = {"client_id": "c", "service_on": "2026-03-01", "system": "service", "code": "VISIT", "units": "1.5"}
BLANK = Invoice(
    id=InvoiceId("inv_1"),
    account_id=AccountId("acc_1"),
    kind=InvoiceKind.SERVICES,
    state=InvoiceState.DRAFT,
    currency="USD",
    lines=(),
    captured_at=datetime(2026, 3, 1, tzinfo=UTC),
    captured_by="staff:x",
    version=1,
)


@pytest.mark.parametrize(
    ("shape", "more"), [(DraftBody, {}), (DraftEdit, {"version": 2}), (PreviewBody, {"invoice_id": "i"})]
)
def test_every_way_to_send_charges_gives_the_same_charges(shape: type[DraftBody], more: dict[str, object]) -> None:
    why = {"client_id": "c", "codes": ["F320", "I10"]}
    sent = {"lines": [{**LINE, "modifiers": ["25"]}], "self_pay": True, "diagnoses": [why], **more}
    line = LineIn(ClientId("c"), DAY, CodeSystem.SERVICE, "VISIT", 1500, ("25",))
    assert fitted(shape, sent, DAY).charges() == ChargesIn(
        [line], True, (ClientDiagnoses(ClientId("c"), ("F320", "I10")),)
    )


@anything(st.booleans())
def test_what_is_entered_beside_the_lines_is_kept_and_entered_again(self_pay: bool) -> None:
    charges = ChargesIn([], self_pay, (ClientDiagnoses(ClientId("c"), ("F320",)),))
    assert entered_again(with_entered(BLANK, charges), []) == charges
