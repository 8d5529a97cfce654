"""Who bills, who treats and where; and what a claim of them would lack."""

from __future__ import annotations

from chalicelib.ledger.actions import today
from chalicelib.providers import actions
from chalicelib.providers.api.doors import api
from chalicelib.providers.api.shapes import (
    BillingProviderEdit,
    BillingProviderShape,
    FacilityEdit,
    FacilityShape,
    LackingQuery,
    PractitionerEdit,
    PractitionerShape,
)
from chalicelib.providers.api.views import (
    BillingProviderView,
    FacilityView,
    LackView,
    PlaceOfServiceView,
    PractitionerView,
    lacks_shown,
)
from chalicelib.providers.model import BillingProvider, Chosen, Facility, Practitioner
from chalicelib.providers.rules.places import places_of_service
from chalicelib.web.call import Call
from chalicelib.web.given import given
from chalicelib.web.permissions import Permission
from chalicelib.web.shown import shown


@api.get("/billing-providers", Permission.ACCOUNT_READ)
def list_billing_providers(call: Call) -> list[BillingProviderView]:
    """The organisations that bill, by name."""
    day = today(call.ports)
    return [BillingProviderView.of(one, day) for one in actions.billing_providers(call.ports)]


@api.post("/billing-providers", Permission.SETTINGS_WRITE, moves_money=True)
def add_billing_provider(call: Call, body: BillingProviderShape) -> BillingProviderView:
    """Add an organisation that bills."""
    made = given(BillingProvider, body, id="")
    added = actions.add_billing_provider(call.ports, made, call.actor, call.idempotency_key)
    return BillingProviderView.of(added, today(call.ports))


@api.put("/billing-providers/{provider_id}", Permission.SETTINGS_WRITE)
def change_billing_provider(call: Call, provider_id: str, body: BillingProviderEdit) -> BillingProviderView:
    """Change an organisation that bills, or end it by its days."""
    made = given(BillingProvider, body, id=provider_id, version=body.version)
    return BillingProviderView.of(actions.change_billing_provider(call.ports, made, call.actor), today(call.ports))


@api.get("/practitioners", Permission.ACCOUNT_READ)
def list_practitioners(call: Call) -> list[PractitionerView]:
    """Who renders, refers, orders or supervises, by family name."""
    day = today(call.ports)
    return [PractitionerView.of(one, day) for one in actions.practitioners(call.ports)]


@api.post("/practitioners", Permission.SETTINGS_WRITE, moves_money=True)
def add_practitioner(call: Call, body: PractitionerShape) -> PractitionerView:
    """Add a practitioner."""
    made = given(Practitioner, body, id="")
    added = actions.add_practitioner(call.ports, made, call.actor, call.idempotency_key)
    return PractitionerView.of(added, today(call.ports))


@api.put("/practitioners/{practitioner_id}", Permission.SETTINGS_WRITE)
def change_practitioner(call: Call, practitioner_id: str, body: PractitionerEdit) -> PractitionerView:
    """Change a practitioner and their enrollments with payers, or end them by their days."""
    made = given(Practitioner, body, id=practitioner_id, version=body.version)
    return PractitionerView.of(actions.change_practitioner(call.ports, made, call.actor), today(call.ports))


@api.get("/facilities", Permission.ACCOUNT_READ)
def list_facilities(call: Call) -> list[FacilityView]:
    """The places where services are given, by name."""
    day = today(call.ports)
    return [FacilityView.of(one, day) for one in actions.facilities(call.ports)]


@api.post("/facilities", Permission.SETTINGS_WRITE, moves_money=True)
def add_facility(call: Call, body: FacilityShape) -> FacilityView:
    """Add a place where services are given."""
    made = given(Facility, body, id="")
    added = actions.add_facility(call.ports, made, call.actor, call.idempotency_key)
    return FacilityView.of(added, today(call.ports))


@api.put("/facilities/{facility_id}", Permission.SETTINGS_WRITE)
def change_facility(call: Call, facility_id: str, body: FacilityEdit) -> FacilityView:
    """Change a place where services are given, or end it by its days."""
    made = given(Facility, body, id=facility_id, version=body.version)
    return FacilityView.of(actions.change_facility(call.ports, made, call.actor), today(call.ports))


@api.get("/places-of-service", Permission.ACCOUNT_READ)
def list_places_of_service(call: Call) -> list[PlaceOfServiceView]:
    """The places of service of CMS's list, by code."""
    return [shown(PlaceOfServiceView, one) for one in places_of_service().values()]


@api.get("/claim-sides/lacking", Permission.ACCOUNT_READ)
def read_lacking(call: Call, query: LackingQuery) -> list[LackView]:
    """What a claim of these would lack on a day of service, and which screen mends each."""
    chosen = given(Chosen, query)
    return lacks_shown(actions.lacking_on(call.ports, chosen, query.on or today(call.ports)))
