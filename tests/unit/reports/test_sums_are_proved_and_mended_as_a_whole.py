"""Sums are proved against rows, rows against the books, part by part, and mended while the office works, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.cloud.writes import bump, put
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions.forms import PayerForm
from chalicelib.enrollment.model import PayerKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions as reports
from chalicelib.reports import balance
from chalicelib.reports.balance import Part, parts
from chalicelib.reports.counters import sums_of
from chalicelib.reports.faults import faulty_lists
from chalicelib.reports.looks import look_on
from chalicelib.reports.rows import RowItem, account_place, all_rows, buckets
from tests.fakes.client import OfficeClient
from tests.fakes.money import Desk
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream, enroll, issue, line
from tests.unit.reports.test_a_payer_is_known_by_its_name import covered, pays

TABLE = RowItem.table()
OF_PAYER = ("invoices.of.", "invoices.due.", "payments.of.", "moved.of.", "accounts.free.")
NAMES = ("accounts", "invoices", "invoices.of.guarantor", "invoices.late", "payments", "moved.month", "moved.day")


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    for code in ("VISIT", "LAB", "XRAY"):
        desk.bill(code)
        desk.by_cheque(3_000)
        desk.ports.clock.advance(timedelta(days=25))
    invoicing.draft_invoice(desk.ports, desk.account.id, ChargesIn([line(desk.account, desk.ports)]), REP, "draft-0001")
    issue(desk.ports, enroll(desk.ports, "enroll-0002"), "draft-0002")
    _of_an_employer(desk.ports)
    carry_stream(desk.ports)
    return desk


def _of_an_employer(ports: Ports) -> None:
    """An employer's part of two invoices, of which it paid one and too much; it never pays on the day it is billed."""
    payer = enrollment.add_payer(ports, PayerForm("Granite Works", PayerKind.EMPLOYER), REP, "payer-0001")
    account = covered(ports, payer, "enroll-0003")
    issue(ports, account, "draft-0003")
    pays(ports, account, payer.id, 10_000)
    ports.clock.advance(timedelta(days=3))
    issue(ports, account, "draft-0004")


def sums(ports: Ports) -> list[Any]:
    names = sorted({pk.split("#")[1] for pk in ports.tables.kept[TABLE] if pk.startswith("SUM#")})
    return [one for name in names for one in sums_of(ports, name) if one.numbers]


def looked(ports: Ports, task: str, rounds: int = 2, meanwhile: Callable[[], object] = lambda: None) -> list[str]:
    """What is told of all parts, each looked at and looked at again."""
    messages = [{"task": task, "list": one.list, "name": one.name} for one in parts(ports)]
    faults: list[str] = []
    for _ in range(rounds):
        ports.queues.messages.pop("proofs", None)
        faults += [fault for message in messages for fault in reports.work_proof(ports, message) or []]
        messages = ports.queues.messages.pop("proofs", [])
        meanwhile()
    return faults


def bumped(ports: Ports, name: str) -> None:
    """A count that was added twice, once."""
    pk = next(pk for pk in ports.tables.kept[TABLE] if pk.startswith(f"SUM#{name}"))
    sk, raw = next(iter(ports.tables.kept[TABLE][pk].items()))
    key = next(key for key in raw if key not in ("pk", "sk"))
    ports.tables.commit([bump(TABLE, pk, sk, {key: 7})], REP)


def strayed(ports: Ports, name: str) -> None:
    """A row of something that is not in the books, with what it counts for nowhere."""
    pk, row = next((row.pk, row) for row in all_rows(ports, name))
    stray = RowItem(pk, f"{str(row.sk)[:-1]}0", version=1, account_id="acc_none", cells=row.cells)
    ports.tables.commit([put(stray)], REP)


def test_an_office_that_ties_is_found_well(desk: Desk) -> None:
    assert len(list(parts(desk.ports))) > 8
    assert looked(desk.ports, "prove") == []
    assert list(faulty_lists(desk.ports)) == []


@pytest.mark.parametrize("name", [*(f"{name}#" for name in NAMES), *OF_PAYER])
def test_a_sum_that_drifted_is_named_and_what_it_lacks_is_added_once(desk: Desk, name: str) -> None:
    before = sums(desk.ports)
    bumped(desk.ports, name)
    (fault,) = looked(desk.ports, "prove")
    assert fault.endswith("lacks -7")
    assert len(faulty_lists(desk.ports)) == 1
    assert looked(desk.ports, "rebuild") == []
    assert sums(desk.ports) == before
    assert looked(desk.ports, "prove") == []
    assert faulty_lists(desk.ports) == []


@pytest.mark.parametrize("name", ["clients", "invoices", "payments", "accounts", "owing", "moved.2026-03"])
def test_a_row_of_nothing_is_named_and_taken_away_with_what_it_counts_for(desk: Desk, name: str) -> None:
    before = [(row.pk, row.sk) for row in all_rows(desk.ports, name)]
    added = sums(desk.ports)
    strayed(desk.ports, name)
    assert any("should not" in fault for fault in looked(desk.ports, "prove"))
    looked(desk.ports, "rebuild")
    assert [(row.pk, row.sk) for row in all_rows(desk.ports, name)] == before
    looked(desk.ports, "rebuild")
    assert sums(desk.ports) == added
    assert looked(desk.ports, "prove") == []


def test_a_draft_that_was_thrown_away_and_an_invoice_that_was_issued_leave_no_row(desk: Desk) -> None:
    (draft,) = [row for row in all_rows(desk.ports, "invoices") if row.cells["state"] == "draft"]
    invoicing.discard_draft(desk.ports, desk.account.id, draft.cells["invoice_id"], REP)
    desk.ports.tables.changes.clear()  # the stream lost it
    assert any("should not" in fault for fault in looked(desk.ports, "prove"))
    looked(desk.ports, "rebuild")
    assert [row for row in all_rows(desk.ports, "invoices") if row.cells["state"] == "draft"] == []
    assert looked(desk.ports, "prove") == []


@pytest.mark.parametrize("task", ["prove", "rebuild"])
def test_what_the_office_does_meanwhile_is_no_fault_and_counted_once(desk: Desk, task: str) -> None:
    def meanwhile() -> None:
        desk.by_cheque(500)
        desk.ports.clock.advance(timedelta(days=1))
        desk.bill()
        carry_stream(desk.ports)

    carried: list[int] = []
    keep = balance.counts_of

    def crossing(name: str, cells: Any) -> Any:
        if name == "accounts" and not carried:
            carried.append(1)
            meanwhile()
        return keep(name, cells)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(balance, "counts_of", crossing)
        assert looked(desk.ports, task, 3, meanwhile) == []
    assert carried
    assert looked(desk.ports, "prove") == []


def test_the_same_mend_told_twice_at_once_is_done_once(desk: Desk) -> None:
    before = sums(desk.ports)
    bumped(desk.ports, "payments#")
    found = [(part, look_on(desk.ports, "proofs", part, {})) for part in parts(desk.ports)]
    ((part, unlike),) = [(part, one) for part, one in found if one is not None and one.sums]
    for _ in range(2):
        balance.mend(desk.ports, part, unlike)
    assert sums(desk.ports) == before


def test_the_night_queues_every_part_and_every_bucket_is_in_one(desk: Desk) -> None:
    reports.prove_office(desk.ports)
    sent = desk.ports.queues.messages.pop("proofs")
    assert {"task": "prove", "lists": "all"} in sent
    reports.work_proof(desk.ports, {"task": "prove", "lists": "all"})
    told = [Part(m["list"], m["name"]) for m in desk.ports.queues.messages.pop("proofs")]
    assert told == list(parts(desk.ports))
    for name in ("clients", "invoices", "payments", "owing"):
        assert {one.name for one in told if one.list == name} == set(buckets(desk.ports, name, backwards=False))


def test_what_does_not_tie_is_named_beside_the_trial_balance(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    assert office.get("/api/v1/reports/trial-balance").body["untied_lists"] == []
    ports.tables.commit([bump(TABLE, "SUM#payments#0", "2026-03#USD#cash.posted.0", {"c02": 1})], REP)
    month = next(one for one in parts(ports) if one.list == "invoices")
    bumped(ports, "invoices")
    looked(ports, "prove")
    named = office.get("/api/v1/reports/trial-balance").body["untied_lists"]
    assert named == [{"list": "invoices", "part": month.name}]
    assert ports.tables.get(RowItem, *account_place(account.id)) is not None
