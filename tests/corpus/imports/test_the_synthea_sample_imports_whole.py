"""The Synthea sample imports whole: the books show what the files show, to the cent, on every day."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from chalicelib.imports import actions
from chalicelib.imports.model import FileTally, ImportState, Layout, Progress, Tally
from chalicelib.imports.rules.layouts import kinds
from chalicelib.imports.rules.synthea_people import account_id_of, payer_id_of
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from tests.fakes.importing import accounts, books, found, post, table
from tests.fakes.office import make_office

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("QUITTANCE_CORPUS") or ROOT.parent / "shared" / "data") / "synthea" / "csv"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER.exists() and os.environ.get("CI") != "true", reason="the sample files are not here"),
]

# PROVENANCE.md of the sample, in minor units.
CHARGES = PAYMENTS = 1_219_867_22
TRANSFERS = 280_366_89

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def minor(text: str) -> int:
    """Dollars and cents as the files write them, read without the code under test."""
    whole, _, cents = (text or "0").partition(".")
    return int(whole) * 100 + int(cents.ljust(2, "0"))


FILES = {kind: FOLDER / f"{kind}.csv" for kind in kinds(Layout.SYNTHEA)}


@pytest.fixture(scope="module")
def imported() -> tuple[Ports, Progress]:
    ports = make_office()
    return ports, post(ports, {kind: path.read_bytes() for kind, path in FILES.items()}, layout=Layout.SYNTHEA)


def test_every_row_goes_in(imported: tuple[Ports, Progress]) -> None:
    ports, progress = imported
    assert progress.record.state is ImportState.POSTED
    assert progress.errors == 0
    assert progress.tallies == {
        "payers": Tally(new=9),
        "clients": Tally(new=11),
        "coverages": Tally(new=140),
        "invoices:USD": Tally(new=627, minor_new=CHARGES),
        "payments:USD": Tally(new=2086, minor_new=PAYMENTS),
        "transfers:USD": Tally(new=951, minor_new=TRANSFERS),
    }
    rows = {tally.kind: tally for tally in progress.record.read}
    assert rows["claims"] == FileTally("claims", 561, 561, encoding="utf-8")
    assert rows["claims_transactions"] == FileTally("claims_transactions", 5567, 5567, encoding="utf-8")
    uninsured = FileTally("payer_transitions", 128, 123, left_out=5, encoding="utf-8")
    assert rows["payer_transitions"] == uninsured
    assert {f.code for f in found(ports, progress.record.id)} == {"unknown_code", "number_left_out"}


def test_the_books_show_the_sums_of_the_sample(imported: tuple[Ports, Progress]) -> None:
    ports, _ = imported
    sums: dict[str, int] = defaultdict(int)
    for account_id in accounts(ports):
        assert ledger.prove(ports, account_id) == []
        assert ledger.head_of(ports, account_id).balances == {}
        for entry in ledger.journal(ports, account_id):
            sums[entry.reason] += sum(leg.minor for leg in entry.legs if leg.minor > 0)
    assert sums == {"invoice": CHARGES, "payment": PAYMENTS, "transfer": TRANSFERS}


def test_each_claim_is_charges_less_payments_and_adjustments(imported: tuple[Ports, Progress]) -> None:
    ports, _ = imported
    charged: dict[str, int] = defaultdict(int)
    paid: dict[str, int] = defaultdict(int)
    days: dict[str, set[str]] = defaultdict(set)
    for row in read("claims_transactions"):
        if row["TYPE"] == "CHARGE":
            charged[row["CLAIMID"]] += minor(row["AMOUNT"])
            days[row["CLAIMID"]].add(row["FROMDATE"][:10])
        paid[row["CLAIMID"]] += minor(row["PAYMENTS"])
    invoices, allocated = {}, defaultdict(int)
    for account_id in accounts(ports):
        invoices |= {invoice.id: invoice for invoice in invoicing.invoices_of(ports, account_id)}
        for payment in payments.payments_of(ports, account_id):
            for allocation in payment.allocations:
                allocated[allocation.invoice_id] += allocation.minor
    claims = read("claims")
    assert len(claims) == 561
    for claim in claims:
        account_id, key = account_id_of(claim["PATIENTID"]), f"synthea:claim:{claim['Id']}"
        keys = [key, *(f"{key}:{day}" for day in days[claim["Id"]])]
        its = [i for k in keys if (i := invoices.pop(id_from("inv", f"{account_id}:{k}"), None))]
        assert sum(invoice.total_minor for invoice in its) == charged[claim["Id"]] > 0
        assert sum(allocated[invoice.id] for invoice in its) == paid[claim["Id"]]
        adjusted = sum(invoice.total_minor - sum(invoice.liable.values()) for invoice in its)
        still_owed = sum(invoice.open_minor for invoice in its)
        assert charged[claim["Id"]] == paid[claim["Id"]] + adjusted + still_owed
    assert invoices == {}, "no invoice is of no claim"


def test_the_same_files_twice_change_nothing(imported: tuple[Ports, Progress]) -> None:
    ports, first = imported
    before = books(ports)
    again = post(ports, {kind: path.read_bytes() for kind, path in FILES.items()}, layout=Layout.SYNTHEA)
    assert books(ports) == before
    assert {kind: tally.there for kind, tally in again.tallies.items()} == {
        kind: tally.new for kind, tally in first.tallies.items()
    }
    assert again.errors == sum(tally.new + tally.conflict for tally in again.tallies.values()) == 0


def later(day: str, days: int) -> str:
    return date.fromordinal(date.fromisoformat(day[:10]).toordinal() + days).isoformat()


def owed_by_party(rows: list[Row], claims: dict[str, Row], patient: str, on: str) -> dict[str, int]:
    """Who owed what on a day, straight from the rows: charges, copays at once the client's, moves and payments."""
    owed: dict[str, int] = defaultdict(int)
    party, charged_on = "", ""
    for row in (row for row in rows if row["PATIENTID"] == patient):
        claim, day = claims[row["CLAIMID"]], row["FROMDATE"][:10]
        which = {
            "1": claim["PRIMARYPATIENTINSURANCEID"],
            "2": claim["SECONDARYPATIENTINSURANCEID"],
            "p": "guarantor",
        }
        if row["TYPE"] == "CHARGE":
            party, charged_on = which[row["TRANSFERTYPE"]], day
            owed[party] += minor(row["AMOUNT"]) * (day <= on)
        elif row["TYPE"] == "PAYMENT":
            payer = party if row["METHOD"] == "ECHECK" else "guarantor"
            if payer != party:
                owed[party] -= minor(row["PAYMENTS"]) * (charged_on <= on)
                owed[payer] += minor(row["PAYMENTS"]) * (charged_on <= on)
            owed[payer] -= minor(row["PAYMENTS"]) * (day <= on)
        elif row["TYPE"] == "TRANSFERIN":
            to = which[row["TRANSFERTYPE"]]
            owed[party] -= minor(row["AMOUNT"]) * (day <= on)
            owed[to] += minor(row["AMOUNT"]) * (day <= on)
            party = to
    return {party: minor for party, minor in owed.items() if minor}


def test_who_owed_what_is_known_on_any_day() -> None:
    """The sample pays all on the day of service. Here payers take 20 days, transfers 25 and clients 70."""
    claims = {row["Id"]: row for row in read("claims")}
    rows = read("claims_transactions")
    delays = {"TRANSFERIN": 25, "TRANSFEROUT": 25, "CHARGE": 0}
    for row in rows:
        by_payer = row["METHOD"] == "ECHECK"
        row["FROMDATE"] = later(row["FROMDATE"], delays.get(row["TYPE"], 20 if by_payer else 70))
    some = sorted({row["PATIENTID"] for row in rows})[:2]
    mine = [row for row in rows if row["PATIENTID"] in some]
    files: dict[str, str | bytes] = {kind: FILES[kind].read_bytes() for kind in ("payers", "patients")}
    files["claims"] = table([row for row in claims.values() if row["PATIENTID"] in some])
    files["claims_transactions"] = table(mine)
    ports = make_office()
    assert post(ports, files, layout=Layout.SYNTHEA).errors == 0
    days = sorted({row["FROMDATE"][:10] for row in mine})
    asked = [*days[:: max(1, len(days) // 10)], days[-1], "1970-01-01", "2026-01-01"]
    seen_owing = 0
    for patient in some:
        for on in asked:
            told: dict[str, int] = defaultdict(int)
            for (_, party), owed in ledger.owed_on(ports, account_id_of(patient), date.fromisoformat(on)).items():
                told[party] += owed
            expected = owed_by_party(mine, claims, patient, on)
            named = {p if p == "guarantor" else payer_id_of(p): m for p, m in expected.items()}
            assert {party: owed for party, owed in told.items() if owed} == named, (patient, on)
            seen_owing += bool(named)
    assert seen_owing > 10


def test_a_sample_cut_short_posts_the_whole_claims_it_has() -> None:
    body = FILES["claims_transactions"].read_bytes()
    cut = body[: len(body) // 3]
    ports = make_office()
    files = {kind: path.read_bytes() for kind, path in FILES.items()} | {"claims_transactions": cut}
    progress = post(ports, files, layout=Layout.SYNTHEA)
    assert progress.record.state is ImportState.POSTED
    errors = {f.code for f in found(ports, progress.record.id) if f.severity == "error"}
    assert errors == {"row_ragged", "claim_without_rows"}
    whole = {row["CLAIMID"] for row in csv.DictReader(cut.decode().splitlines()[:-1])}
    assert 0 < progress.tallies["invoices:USD"].new < 627
    assert progress.tallies["payments:USD"].minor_new == progress.tallies["invoices:USD"].minor_new
    posted = sum(len(invoicing.invoices_of(ports, account_id)) for account_id in accounts(ports))
    assert posted == progress.tallies["invoices:USD"].new >= len(whole) - 1
    assert actions.progress_of(ports, progress.record.id).deeds_posted == progress.deeds
