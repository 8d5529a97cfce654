"""A payer has a life of its own: what it owes by age, its invoices and payments on all accounts, always by its name."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions.forms import PayerForm
from chalicelib.enrollment.model import Account, Payer, PayerKind
from chalicelib.invoicing.rules.ageing import BUCKETS
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment
from chalicelib.reports import sums
from chalicelib.reports.payers import payer_ages, payer_unapplied
from chalicelib.reports.projection import project_whole
from tests.fakes.client import OfficeClient
from tests.fakes.exporting import written
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream, enroll, issue


@pytest.fixture
def payer(ports: Ports) -> Payer:
    return enrollment.add_payer(ports, PayerForm("Granite Works", PayerKind.EMPLOYER), REP, "payer-0001")


def covered(ports: Ports, payer: Payer, key: str = "enroll-0001") -> Account:
    account = enroll(ports, key)
    client = enrollment.account_file(ports, account.id).clients[0]
    form = enrollment.CoverageForm(client.id, payer.id, 1, date(2026, 1, 1), percent_bp=8_000)
    enrollment.add_coverage(ports, account.id, form, REP, f"cover-{key}")
    return account


def pays(ports: Ports, account: Account, party: str, minor: int, key: str = "remit-1") -> Payment:
    method = Method.CHEQUE if party == "guarantor" else Method.PAYER
    new = NewPayment(key, party, method, minor, ledger.today(ports), reference=f"REM {key[-1]}")
    return payments.post_payment(ports, account.id, new, REP)


def open_of(ports: Ports, payer: Payer, on: date | None = None) -> dict[str, int]:
    return payer_ages(ports, payer.id, on or ledger.today(ports)).get("USD", {})


def test_it_owes_its_part_alone_of_all_accounts_by_the_day_it_is_due(ports: Ports, payer: Payer) -> None:
    for key in ("enroll-0001", "enroll-0002"):
        issue(ports, covered(ports, payer, key), f"draft-{key}")
    carry_stream(ports)
    assert open_of(ports, payer) == dict.fromkeys(BUCKETS, 0) | {"current": 2 * 9_600}
    later = ledger.today(ports) + timedelta(days=payer.terms_days + 40)
    assert open_of(ports, payer, later) == dict.fromkeys(BUCKETS, 0) | {"31-60": 2 * 9_600}


def test_what_it_pays_comes_off_and_what_pays_nothing_yet_is_told(ports: Ports, payer: Payer) -> None:
    account = covered(ports, payer)
    issue(ports, account, "draft-0001")
    pays(ports, account, payer.id, 10_000)
    carry_stream(ports)
    assert open_of(ports, payer) == {}
    assert payer_unapplied(ports, payer.id) == {"USD": 400}


def test_its_sums_are_the_same_when_all_is_told_again(ports: Ports, payer: Payer) -> None:
    account = covered(ports, payer)
    issue(ports, account, "draft-0001")
    pays(ports, account, payer.id, 4_000)
    carry_stream(ports)
    before = (open_of(ports, payer), payer_unapplied(ports, payer.id))
    project_whole(ports, account.id)
    assert (open_of(ports, payer), payer_unapplied(ports, payer.id)) == before
    assert sum(before[0].values()) == 5_600


def test_its_door_says_what_is_open_overdue_and_unapplied(ports: Ports, office: OfficeClient, payer: Payer) -> None:
    account = covered(ports, payer)
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    ports.clock.advance(timedelta(days=payer.terms_days + 5))
    (owes,) = office.get(f"/api/v1/payers/{payer.id}/owes").body["by_currency"]
    assert [owes[name]["minor"] for name in ("open", "overdue", "unapplied")] == [9_600, 9_600, 0]
    assert owes["ageing"]["1-30"]["minor"] == 9_600
    assert office.get("/api/v1/payers/pyr_NOBODY/owes").status == 404


def test_payments_are_narrowed_to_it_named_and_added_up_without_looking_at_a_row(
    ports: Ports, office: OfficeClient, payer: Payer, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = covered(ports, payer)
    paid = pays(ports, account, payer.id, 10_000)
    pays(ports, account, "guarantor", 3_000, "cheque-2")
    carry_stream(ports)
    (row,) = office.get("/api/v1/payments", {"party": payer.id}).body["items"]
    assert (row["payment_id"], row["party_name"]) == (paid.id, "Granite Works")
    assert [one["party_name"] for one in office.get("/api/v1/payments", {"party": "guarantor"}).body["items"]] == [""]
    monkeypatch.setattr(sums, "page_of_rows", None)
    asked = {"party": payer.id, "from_on": ledger.today(ports).isoformat()}
    assert sums.totals_of(ports, "payments", asked, ledger.today(ports)).by_currency == {"USD": (1, 10_000, 10_000)}


def test_the_file_of_payments_names_it_as_it_is_called_now(ports: Ports, payer: Payer) -> None:
    pays(ports, covered(ports, payer), payer.id, 10_000)
    carry_stream(ports)
    renamed = PayerForm("Granite & Sons", PayerKind.EMPLOYER)
    enrollment.change_payer(ports, payer.id, renamed, payer.version, REP)
    (line,) = csv.DictReader(StringIO(written(ports, "payments", {})))
    assert (line["party"], line["party_name"]) == (payer.id, "Granite & Sons")


def test_the_box_says_what_it_owes(ports: Ports, office: OfficeClient, payer: Payer) -> None:
    issue(ports, covered(ports, payer), "draft-0001")
    carry_stream(ports)
    (hit,) = office.get("/api/v1/search", {"q": "granite"}).body["items"]
    assert (hit["kind"], hit["id"], [one["minor"] for one in hit["owes"]]) == ("payer", payer.id, [9_600])
    found = office.get("/api/v1/search", {"q": "96.00"}).body["items"]
    assert [one["kind"] for one in found] == ["invoice"]


def test_the_journal_and_its_file_are_narrowed_to_its_entries_however_many_others_there_are(
    ports: Ports, office: OfficeClient, payer: Payer
) -> None:
    for number in range(1, 8):
        issue(ports, enroll(ports, f"other-000{number}"), f"draft-000{number}")
    account = covered(ports, payer)
    issue(ports, account, "draft-0009")
    carry_stream(ports)
    found, cursor = [], None
    while True:
        query = {"party": payer.id, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = office.get("/api/v1/reports/journal", query).body
        found += [entry["account_id"] for entry in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert found == [account.id]
    lines = list(csv.DictReader(StringIO(written(ports, "journal", {"party": payer.id}))))
    assert {line["account"] for line in lines} == {account.number}
    assert len(list(csv.DictReader(StringIO(written(ports, "journal", {}))))) > len(lines)
