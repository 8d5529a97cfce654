"""The coverage item and the guard over a client's coverages."""

from __future__ import annotations

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import DateAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import add, replace
from chalicelib.enrollment.model import Coverage
from chalicelib.enrollment.store.accounts import POINTER
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId
from chalicelib.kernel.period import Period
from chalicelib.kernel.tables import Tables, Write

COVERAGE = "COV#"


class CoverageItem(CoreItem):
    """A coverage. `order` is a place from 1; money in minor units."""

    client_id = UnicodeAttribute()
    payer_id = UnicodeAttribute()
    member_id = UnicodeAttribute(null=True)
    order = WholeNumberAttribute()
    from_on = DateAttribute()
    until_on = DateAttribute(null=True)
    percent_bp = WholeNumberAttribute()
    copay_minor = WholeNumberAttribute()
    cap_minor = WholeNumberAttribute(null=True)


class CoveragesGuardItem(CoreItem):
    """Moves with every change of a client's coverages, so that two changes at once cannot overlap unseen."""


def coverage_item(coverage: Coverage, by: Actor) -> CoverageItem:
    """The stored form of a coverage."""
    return CoverageItem(
        coverage.account_id,
        f"{COVERAGE}{coverage.id}",
        version=coverage.version,
        by=by.subject,
        request=by.request or None,
        client_id=coverage.client_id,
        payer_id=coverage.payer_id,
        member_id=coverage.member_id or None,
        order=coverage.order,
        from_on=coverage.period.from_on,
        until_on=coverage.period.until_on,
        percent_bp=coverage.percent_bp,
        copay_minor=coverage.copay_minor,
        cap_minor=coverage.cap_minor,
    )


def coverage_of_item(item: CoverageItem) -> Coverage:
    """The model of a stored coverage."""
    return Coverage(
        id=CoverageId(item.sk.removeprefix(COVERAGE)),
        account_id=AccountId(item.pk),
        client_id=ClientId(item.client_id),
        payer_id=PayerId(item.payer_id),
        member_id=item.member_id or "",
        order=item.order,
        period=Period(item.from_on, item.until_on),
        percent_bp=item.percent_bp,
        copay_minor=item.copay_minor,
        cap_minor=item.cap_minor,
        version=item.version,
    )


def read_coverage(tables: Tables, account_id: str, coverage_id: str) -> Coverage | None:
    """Read a coverage, strongly consistent."""
    item = tables.get(CoverageItem, account_id, f"{COVERAGE}{coverage_id}")
    return coverage_of_item(item) if item else None


def read_coverages(tables: Tables, account_id: str) -> list[Coverage]:
    """Read the coverages of all clients of an account."""
    return [coverage_of_item(item) for item in tables.query(CoverageItem, account_id, COVERAGE)]


def read_guard(tables: Tables, account_id: str, client_id: str) -> CoveragesGuardItem:
    """Read the guard of a client's coverages; version 0 when there is none yet."""
    sk = guard_place(client_id)
    return tables.get(CoveragesGuardItem, account_id, sk) or CoveragesGuardItem(account_id, sk, version=0)


def guard_place(client_id: str) -> str:
    """The sort key of the guard of a client's coverages."""
    return f"{POINTER}{client_id}#COVERAGES"


def guarded(before: CoveragesGuardItem) -> Write:
    """Move the guard on: refused when somebody else changed the client's coverages since it was read."""
    after = CoveragesGuardItem(before.pk, before.sk, version=before.version + 1)
    return replace(after, before.version) if before.version else add(after)
