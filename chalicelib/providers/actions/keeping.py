"""The office's own side of a claim: read whole, for an office has tens of them; added once, changed on a version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, Protocol, TypeVar

from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.rules import fold
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.providers.model import BillingProvider, Chosen, Facility, Lack, Practitioner, TaxIdKind
from chalicelib.providers.rules.ready import Sides, lacking
from chalicelib.providers.rules.sound import sound_billing_provider, sound_facility, sound_practitioner
from chalicelib.providers.store import BILLERS, FACILITIES, PRACTITIONERS

_HIDDEN: Final = "***-**-"  # before the last four digits of an SSN


class _Kept(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...


K = TypeVar("K", bound=_Kept)


def billing_providers(ports: Ports) -> list[BillingProvider]:
    """The organisations that bill, by name."""
    return sorted(BILLERS.of(ports.tables, ""), key=lambda one: (fold(one.name), one.id))


def practitioners(ports: Ports) -> list[Practitioner]:
    """Who renders, refers, orders or supervises, by family name."""
    return sorted(PRACTITIONERS.of(ports.tables, ""), key=lambda one: (fold(f"{one.family} {one.given}"), one.id))


def facilities(ports: Ports) -> list[Facility]:
    """The places where services are given, by name."""
    return sorted(FACILITIES.of(ports.tables, ""), key=lambda one: (fold(one.name), one.id))


def add_billing_provider(ports: Ports, provider: BillingProvider, by: Actor, key: str) -> BillingProvider:
    """Add an organisation that bills, once for ever under `key`. Invalid `invalid_fields`."""
    known = replace(provider, id=id_from("bil", key), version=1)
    return _add(ports, BILLERS, _sealed(ports, sound_billing_provider(known)), by)


def change_billing_provider(ports: Ports, provider: BillingProvider, by: Actor) -> BillingProvider:
    """Change an organisation that bills, edited on its `version`; a tax id that is sent as it was shown stays.

    NotFound `not_found`, Invalid `invalid_fields`, Conflict `changed_meanwhile`.
    """

    def made(before: BillingProvider) -> BillingProvider:
        kept = before.tax_id if before.tax_sealed and provider.tax_kind is TaxIdKind.SSN else ""
        sound = sound_billing_provider(provider, kept)
        if kept and sound.tax_id == kept:
            return replace(sound, tax_sealed=before.tax_sealed)
        return _sealed(ports, sound)

    return _change(ports, BILLERS, provider, made, by)


def add_practitioner(ports: Ports, practitioner: Practitioner, by: Actor, key: str) -> Practitioner:
    """Add a practitioner, once for ever under `key`. Invalid `invalid_fields`."""
    known = replace(practitioner, id=id_from("prc", key), version=1)
    return _add(ports, PRACTITIONERS, _of_payers(ports, known), by)


def change_practitioner(ports: Ports, practitioner: Practitioner, by: Actor) -> Practitioner:
    """Change a practitioner and their enrollments with payers, edited on its `version`.

    NotFound `not_found`, Invalid `invalid_fields`, Conflict `changed_meanwhile`.
    """
    return _change(ports, PRACTITIONERS, practitioner, lambda _: _of_payers(ports, practitioner), by)


def add_facility(ports: Ports, facility: Facility, by: Actor, key: str) -> Facility:
    """Add a place where services are given, once for ever under `key`. Invalid `invalid_fields`."""
    known = replace(facility, id=id_from("fac", key), version=1)
    return _add(ports, FACILITIES, sound_facility(known), by)


def change_facility(ports: Ports, facility: Facility, by: Actor) -> Facility:
    """Change a place where services are given, edited on its `version`.

    NotFound `not_found`, Invalid `invalid_fields`, Conflict `changed_meanwhile`.
    """
    return _change(ports, FACILITIES, facility, lambda _: sound_facility(facility), by)


def lacking_on(ports: Ports, chosen: Chosen, day: date) -> list[Lack]:
    """What a claim of what was chosen would lack on a day of service. NotFound `not_found` for what is not there."""
    sides = Sides(
        _one(ports, BILLERS, chosen.biller_id) if chosen.biller_id else None,
        _one(ports, PRACTITIONERS, chosen.practitioner_id) if chosen.practitioner_id else None,
        _one(ports, FACILITIES, chosen.facility_id) if chosen.facility_id else None,
        chosen.payer_id,
        chosen.laboratory,
    )
    return lacking(sides, day)


def _one(ports: Ports, kept: Stored[K], thing_id: str) -> K:
    found = kept.get(ports.tables, "", thing_id)
    if found is None:
        raise NotFound("not_found", say("There is nothing under this id. Go back to the list."))
    return found


def _add(ports: Ports, kept: Stored[K], thing: K, by: Actor) -> K:
    def attempt() -> K:
        try:
            ports.tables.commit([kept.add(thing)], by)
        except AlreadyThere:  # asked for before
            return _one(ports, kept, thing.id)
        return thing

    return until_settled(attempt)


def _change(ports: Ports, kept: Stored[K], wanted: K, made: Callable[[K], K], by: Actor) -> K:
    """Write what is made of what there is; a repeat whose first reply was lost finds its own writing."""

    def attempt() -> K:
        before = _one(ports, kept, wanted.id)
        after = replace(made(before), version=before.version + 1)  # type: ignore[type-var]
        if replace(after, version=before.version) == before:  # type: ignore[type-var]
            return before
        edited(before.version, wanted.version)
        ports.tables.commit([kept.replace(after, before.version)], by)
        return after

    return until_settled(attempt)


def _sealed(ports: Ports, provider: BillingProvider) -> BillingProvider:
    """A billing provider whose SSN is sealed, bound to it; its last four digits stay to be shown."""
    if provider.tax_kind is not TaxIdKind.SSN or not provider.tax_id:
        return replace(provider, tax_sealed=b"")
    sealed = ports.crypto.seal(provider.tax_id, f"{provider.id}:tax")
    return replace(provider, tax_id=f"{_HIDDEN}{provider.tax_id[-4:]}", tax_sealed=sealed)


def _of_payers(ports: Ports, practitioner: Practitioner) -> Practitioner:
    ids = {one.payer_id for one in practitioner.enrollments}
    return sound_practitioner(practitioner, enrollment.payer_names(ports, ids))
