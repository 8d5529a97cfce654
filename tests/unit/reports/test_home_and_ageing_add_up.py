"""Home and ageing: what is counted is what the rows say, to the cent and to the day."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.api.shapes import DunningHoldView
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import PayerKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, WriteOffReason, WriteOffWanted
from chalicelib.kernel.lists import Row
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.reports.ageing import line_of, totals
from chalicelib.reports.faults import keep_faults
from chalicelib.reports.rows import write_rows
from tests.fakes.client import OfficeClient
from tests.fakes.exporting import written
from tests.fakes.office import REP, START, SUPERVISOR, make_office
from tests.fakes.practice import carry_stream, enroll, issue, line
from tests.unit.reports.conftest import account_cells

ON = date(2026, 3, 2)


def cheque(ports: Ports, account_id: str, minor: int, key: str, on: date) -> None:
    payments.post_payment(ports, account_id, NewPayment(key, "guarantor", Method.CHEQUE, minor, on), REP)


def test_a_new_office_has_nothing_to_do(office: OfficeClient) -> None:
    home = office.get("/api/v1/home").body
    assert home["accounts"] == 0
    assert {name: (f["count"], f["amounts"]) for name, f in home["queues"].items()} == dict.fromkeys(
        ["open_batches", "write_offs", "drafts", "held", "overdue", "unapplied", "on_hold", "bad_address", "due_today"],
        (0, []),
    )
    assert (home["received_this_week"], home["owed"]) == ([], [])


def test_every_queue_counts_what_waits_and_what_it_is_worth(ports: Ports, office: OfficeClient) -> None:
    late, other = enroll(ports, "enroll-0001"), enroll(ports, "enroll-0002")
    owed = issue(ports, late, "draft-0001")
    collections.place_dunning_hold(ports, late.id, DunningHoldReason.DISPUTE, "", None, "hold-0001", REP)
    ports.clock.advance(timedelta(days=45))
    invoicing.draft_invoice(ports, other.id, ChargesIn([line(other, ports, "LAB")]), REP, "draft-0002")
    invoicing.draft_invoice(ports, other.id, ChargesIn([line(other, ports, "NOTHING")]), REP, "draft-0003")
    cheque(ports, other.id, 2_000, "cheque-1", ledger.today(ports))
    wanted = WriteOffWanted("guarantor", 12_000, WriteOffReason.DECEASED)
    asked = invoicing.write_off(ports, late.id, owed.id, wanted, REP, "write-off-1")
    carry_stream(ports)
    home = office.get("/api/v1/home").body
    seen = {name: (f["count"], [m["minor"] for m in f["amounts"]]) for name, f in home["queues"].items()}
    assert seen["drafts"] == (1, [4_550])
    assert seen["held"][0] == 1
    assert seen["overdue"] == (1, [12_000])
    assert seen["unapplied"] == (1, [2_000])
    assert seen["on_hold"] == (1, [12_000])
    assert seen["write_offs"] == (1, [12_000])
    assert [m["minor"] for m in home["received_this_week"]] == [2_000]
    assert sum(m["minor"] for money in home["ageing"].values() for m in money) == home["owed"][0]["minor"] == 12_000
    assert home["accounts"] == 2
    invoicing.approve_write_off(ports, late.id, owed.id, asked.id, SUPERVISOR, "approve-1")
    carry_stream(ports)
    home = office.get("/api/v1/home").body
    assert (home["queues"]["write_offs"], home["queues"]["overdue"]["count"], home["owed"]) == (
        {"count": 0, "amounts": []},
        0,
        [],
    )


def test_the_week_begins_on_monday_even_across_a_month(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    ports.clock.advance(timedelta(days=30))  # Wednesday 1 April 2026
    for key, on in (("monday", date(2026, 3, 30)), ("sunday", date(2026, 3, 29)), ("today", date(2026, 4, 1))):
        cheque(ports, account.id, 100, f"cheque-{key}", on)
    carry_stream(ports)
    assert [m["minor"] for m in office.get("/api/v1/home").body["received_this_week"]] == [200]


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-5, "current"), (0, "current"), (1, "1-30"), (30, "1-30"), (31, "31-60"), (60, "31-60"),
        (61, "61-90"), (90, "61-90"), (91, "91-120"), (120, "91-120"), (121, "120+"), (4000, "120+"),
    ],
)  # fmt: skip
def test_a_debt_stands_in_one_bucket_by_its_days(days: int, bucket: str) -> None:
    due = (ON - timedelta(days=days)).isoformat()
    found = line_of(account_cells(open_items=[["n", "guarantor", due, 700]]), ON, "")
    assert {name: minor for name, minor in found.by_bucket.items() if minor} == {bucket: 700}


@pytest.mark.parametrize(("party", "owed", "held"), [("", 1_000, 70), ("guarantor", 700, 50), ("payer", 300, 20)])
def test_a_party_filter_leaves_that_partys_debt_and_money(party: str, owed: int, held: int) -> None:
    items = [["n", "guarantor", "2026-02-20", 700], ["n", "pyr_1", "2026-01-20", 300]]
    balances = {
        "receivable:guarantor": 700,
        "receivable:pyr_1": 300,
        "unapplied:guarantor": -50,
        "unapplied:pyr_1": -20,
    }
    found = line_of(account_cells(open_items=items, balances=balances), ON, party)
    assert (found.total_minor, found.unapplied_minor) == (owed, held)


def test_totals_are_kept_apart_by_currency_the_offices_own_first() -> None:
    ports = make_office()
    rows = [account_cells(account_id=f"acc_{n}", currency=code) for n, code in enumerate(("USD", "SEK", "USD"))]
    write_rows(
        ports, [], [Row("accounts", "00", "", cells["account_id"], cells["account_id"], cells) for cells in rows]
    )
    assert [(t.currency, t.total_minor) for t in totals(ports, ON)] == [("USD", 1_400), ("SEK", 700)]


def test_the_ageing_report_lists_who_owes_and_adds_it_up(ports: Ports, office: OfficeClient) -> None:
    accounts = [enroll(ports, f"enroll-000{n}") for n in range(3)]
    for account, code in zip(accounts, ("VISIT", "LAB"), strict=False):
        issue(ports, account, f"draft-{account.number}", code)
    carry_stream(ports)
    report = office.get("/api/v1/reports/ageing", {"on": "2026-06-01"}).body
    first = office.get("/api/v1/reports/ageing/accounts", {"on": "2026-06-01", "limit": "1"}).body
    rest = office.get("/api/v1/reports/ageing/accounts", {"on": "2026-06-01", "cursor": first["cursor"]}).body
    lines = [*first["items"], *rest["items"]]
    assert sorted(row["total"]["minor"] for row in lines) == [4_550, 12_000]  # who owes nothing is left out
    (total,) = report["totals"]
    assert total["total"]["minor"] == sum(m["minor"] for m in total["buckets"].values()) == 16_550
    assert office.get("/api/v1/reports/ageing/accounts", {"party": "payer"}).body["items"] == []
    named = office.get("/api/v1/reports/ageing/accounts", {"text": accounts[0].number}).body["items"]
    assert [line["account_number"] for line in named] == [accounts[0].number]


def test_a_credit_note_without_an_invoice_to_pay_is_unapplied_money(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    cheque(ports, account.id, 12_000, "cheque-1", ledger.today(ports))
    invoicing.credit(ports, account.id, invoice.id, invoicing.Wanted(), "not done", REP, "credit-01")
    carry_stream(ports)
    assert office.get("/api/v1/home").body["queues"]["unapplied"]["amounts"][0]["minor"] == 12_000
    assert len(office.get("/api/v1/accounts", {"unapplied": "true"}).body["items"]) == 1


def test_the_trial_balance_is_totalled_by_currency_and_the_journal_names_accounts(
    ports: Ports, office: OfficeClient
) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    trial = office.get("/api/v1/reports/trial-balance").body
    (total,) = trial["totals"]
    assert trial["untied"] == []
    assert (total["debit"]["minor"], total["credit"]["minor"], total["balanced"]) == (12_000, 12_000, True)
    (entry,) = office.get("/api/v1/reports/journal").body["items"]
    assert (entry["account_id"], entry["account_number"], entry["version"]) == (account.id, account.number, 1)
    assert [(leg["code"], leg["debit"] and leg["debit"]["minor"]) for leg in entry["legs"]] == [
        ("receivable", 12_000), ("revenue", None),
    ]  # fmt: skip


def test_accounts_that_did_not_tie_are_named_beside_the_trial_balance(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    carry_stream(ports)
    keep_faults(ports, account.id, ("unwell",))
    named = [{"account_id": account.id, "account_number": account.number}]
    assert office.get("/api/v1/reports/trial-balance").body["untied"] == named


def test_a_day_of_the_journal_is_exported_whole_and_both_sides_are_equal(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    for n, code in enumerate(("VISIT", "LAB")):
        issue(ports, account, f"draft-000{n}", code)
    carry_stream(ports)
    lines = list(csv.DictReader(io.StringIO(written(ports, "journal", {}))))
    assert [(line["entry"], line["code"]) for line in lines] == [
        (str(entry), code) for entry in (1, 2) for code in ("receivable", "revenue")
    ]
    assert {line["account"] for line in lines} == {account.number}
    assert sum(Decimal(line["debit"]) for line in lines) == sum(Decimal(line["credit"]) for line in lines) > 0


def test_a_payer_is_called_by_its_name_in_the_journal_and_its_file(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    payer = enrollment.add_payer(ports, enrollment.PayerForm("Harbor Mutual", PayerKind.INSURER), REP, "payer-0001")
    (client,) = enrollment.account_file(ports, account.id).clients
    form = enrollment.CoverageForm(client.id, payer.id, 1, date(2026, 1, 1), percent_bp=8_000)
    enrollment.add_coverage(ports, account.id, form, REP, "cover-0001")
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    (entry,) = office.get("/api/v1/reports/journal").body["items"]
    names = {(leg["party"], leg["party_name"]) for leg in entry["legs"]}
    assert names == {(payer.id, "Harbor Mutual"), ("guarantor", ""), ("", "")}
    lines = list(csv.DictReader(io.StringIO(written(ports, "journal", {}))))
    assert {(line["party"], line["party_name"]) for line in lines} == names


def test_a_hold_whose_day_came_is_nowhere_a_hold_any_more(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports, "enroll-0001")
    issue(ports, account, "draft-0001")
    until = ledger.today(ports) + timedelta(days=5)
    collections.place_dunning_hold(ports, account.id, DunningHoldReason.PLAN, "", until, "hold-0001", REP)
    carry_stream(ports)
    for days, count, reasons, state in ((4, 1, ["plan"], "in_force"), (5, 0, [], "ended")):
        ports.clock.at = START + timedelta(days=days)
        assert office.get("/api/v1/home").body["queues"]["on_hold"]["count"] == count
        listed = office.get("/api/v1/accounts", {"on_hold": "true"}).body["items"]
        assert [row["holds"] for row in listed] == [reasons] * count
        (row,) = office.get("/api/v1/accounts").body["items"]
        assert row["holds"] == reasons
        (hold,) = collections.dunning_of(ports, account.id).holds
        assert DunningHoldView.of(hold, ledger.today(ports)).state == state
