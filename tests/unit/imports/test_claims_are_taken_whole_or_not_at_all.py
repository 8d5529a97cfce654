"""Synthea claims: parties, copays, transfers in the order of the file; a claim with a bad row does nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.imports.deeds import Charge, Move, Pay, minor_of
from chalicelib.imports.model import Layout
from chalicelib.imports.rules.gathered import Gathered
from chalicelib.imports.rules.layouts import columns
from chalicelib.imports.rules.reading import read_files
from chalicelib.imports.rules.synthea_people import account_id_of, payer_id_of
from chalicelib.payments.model import Method
from tests.fakes.importing import table
from tests.unit.imports.test_files_are_read_or_refused_with_a_reason import Nobody

P1, P2 = payer_id_of("pay-1"), payer_id_of("pay-2")
G = "guarantor"


def rows_of(kind: str, *rows: Mapping[str, str]) -> bytes:
    blank = dict.fromkeys(columns(Layout.SYNTHEA, kind).names, "")
    return table([{**blank, **row} for row in rows]).encode()


def transaction(number: int, kind: str, **cells: str) -> dict[str, str]:
    usual = {
        "ID": f"t-{number}",
        "CLAIMID": "c-1",
        "CHARGEID": str(number),
        "PATIENTID": "p-1",
        "TYPE": kind,
        "FROMDATE": "2020-05-06T08:00:00Z",
        "PROCEDURECODE": "371883000",
        "UNITS": "1",
        "PAYMENTS": "0.00",
        "ADJUSTMENTS": "0.00",
    }
    return {**usual, **cells}


def charge(number: int, amount: str, party: str = "1", **cells: str) -> dict[str, str]:
    return transaction(number, "CHARGE", AMOUNT=amount, UNITAMOUNT=amount, TRANSFERTYPE=party, **cells)


def pays(number: int, amount: str, method: str = "ECHECK", **cells: str) -> dict[str, str]:
    return transaction(number, "PAYMENT", PAYMENTS=amount, METHOD=method, **cells)


def moves(number: int, amount: str, party: str) -> list[dict[str, str]]:
    return [
        transaction(number, "TRANSFEROUT", TRANSFERS=amount),
        transaction(number + 1, "TRANSFERIN", AMOUNT=amount, TRANSFEROUTID=str(number), TRANSFERTYPE=party),
    ]


def reading(*rows: Mapping[str, str], **claim: str) -> Gathered:
    usual = {"Id": "c-1", "PATIENTID": "p-1", "PRIMARYPATIENTINSURANCEID": "pay-1", "DIAGNOSIS1": "195662009"}
    usual |= {"SECONDARYPATIENTINSURANCEID": "pay-2", "SERVICEDATE": "2020-05-06T08:00:00Z"}
    files = {
        "payers": rows_of("payers", {"Id": "pay-1", "NAME": "One"}, {"Id": "pay-2", "NAME": "Two"}),
        "patients": rows_of("patients", {"Id": "p-1", "BIRTHDATE": "1980-01-01", "FIRST": "Ada", "LAST": "Okafor"}),
        "claims": rows_of("claims", {**usual, **claim}),
        "claims_transactions": rows_of("claims_transactions", *rows),
    }
    return read_files(Layout.SYNTHEA, files, Nobody())


def money(gathered: Gathered) -> list[tuple]:
    told = []
    for deed in gathered.deeds[account_id_of("p-1")]:
        if isinstance(deed, Charge):
            told.append(("charge", deed.on.day, deed.parts))
        elif isinstance(deed, Pay):
            told.append(("pay", deed.party, deed.method, deed.minor))
        elif isinstance(deed, Move):
            told.append((deed.do, deed.party, deed.to_party, deed.minor))
    return told


def test_what_a_payer_leaves_goes_to_the_next_and_then_to_the_client() -> None:
    rows = [charge(1, "100.00"), pays(2, "70.00"), *moves(3, "30.00", "2"), pays(5, "20.00"), *moves(6, "10.00", "p")]
    assert money(reading(*rows, pays(8, "4.00", "CHECK"), pays(9, "6.00", "CC"))) == [
        ("charge", 6, {P1: 10_000}),
        ("pay", P1, Method.PAYER, 7_000),
        ("transfer", P1, P2, 3_000),
        ("pay", P2, Method.PAYER, 2_000),
        ("transfer", P2, G, 1_000),
        ("pay", G, Method.CHEQUE, 400),
        ("pay", G, Method.CARD, 600),
    ]


def test_a_copay_is_the_clients_own_part_and_no_transfer() -> None:
    assert money(reading(charge(1, "100.00"), pays(2, "25.00", "COPAY"), pays(3, "75.00"))) == [
        ("charge", 6, {P1: 7_500, G: 2_500}),
        ("pay", G, Method.CASH, 2_500),
        ("pay", P1, Method.PAYER, 7_500),
    ]


def test_without_insurance_the_client_is_asked() -> None:
    gathered = reading(charge(1, "9.00", "p"), pays(2, "9.00"), PRIMARYPATIENTINSURANCEID="")
    assert money(gathered) == [("charge", 6, {G: 900}), ("pay", G, Method.BANK_TRANSFER, 900)]


def test_an_adjustment_comes_off_the_party_that_is_asked() -> None:
    rows = [
        charge(1, "100.00"),
        transaction(2, "ADJUSTMENT", ADJUSTMENTS="30.00"),
        pays(3, "60.00", ADJUSTMENTS="5.00"),
    ]
    assert money(reading(*rows)) == [
        ("charge", 6, {P1: 10_000}),
        ("adjustment", P1, "", 3_000),
        ("pay", P1, Method.PAYER, 6_000),
        ("adjustment", P1, "", 500),
    ]


def test_a_claim_of_several_days_is_one_invoice_a_day_and_lines_of_nothing_ride_along() -> None:
    days = {"FROMDATE": "2020-05-07T00:10:00Z"}, {"FROMDATE": "2020-05-08T00:10:00Z"}
    rows = [charge(1, "10.00"), pays(2, "10.00"), charge(3, "20.00", **days[0]), pays(4, "5.00", **days[1])]
    gathered = reading(*rows, charge(5, "0.00", **days[1]))
    assert money(gathered) == [
        ("charge", 6, {P1: 1_000}),
        ("pay", P1, Method.PAYER, 1_000),
        ("charge", 7, {P1: 2_000}),
        ("pay", P1, Method.PAYER, 500),
    ]
    charges = [deed for deed in gathered.deeds[account_id_of("p-1")] if isinstance(deed, Charge)]
    assert [[line.service_on.day for line in deed.lines] for deed in charges] == [[6, 8], [7]]
    assert [deed.key for deed in charges] == ["synthea:claim:c-1", "synthea:claim:c-1:2020-05-07"]


def test_a_claim_that_comes_to_nothing_posts_nothing_and_says_so() -> None:
    gathered = reading(charge(1, "0.00"))
    assert money(gathered) == []
    assert [f.code for f in gathered.tables["claims"].findings] == ["claim_of_nothing"]


@pytest.mark.parametrize(
    ("rows", "row", "column", "code"),
    [
        ([pays(1, "5.00"), charge(2, "5.00")], 2, "TYPE", "before_charge"),
        ([charge(1, "5.00"), pays(2, "5.01")], 3, "PAYMENTS", "more_than_open"),
        ([charge(1, "5.00"), pays(2, "-1.00")], 3, "PAYMENTS", "bad_amount"),
        ([charge(1, "5.00"), pays(2, "1.00", "GIFT")], 3, "METHOD", "unknown_word"),
        ([charge(1, "5.00", "9")], 2, "TRANSFERTYPE", "unknown_word"),
        ([charge(1, "5.00", FROMDATE="1980-13-01")], 2, "FROMDATE", "bad_date"),
        ([charge(1, "5.00", FROMDATE="2099-01-01")], 2, "FROMDATE", "date_out_of_range"),
        ([charge(1, "5.00", PATIENTID="p-2")], 2, "PATIENTID", "other_client"),
        ([charge(1, "5.00"), moves(2, "6.00", "2")[0]], 3, "TRANSFERS", "more_than_open"),
        ([charge(1, "5.00"), moves(2, "5.00", "2")[0]], 3, "TRANSFERS", "transfer_unpaired"),
        ([charge(1, "5.00"), moves(2, "5.00", "2")[1]], 3, "TRANSFEROUTID", "transfer_unpaired"),
        ([charge(1, "5.00"), pays(2, "1.00", FROMDATE="2020-05-05")], 3, "TYPE", "before_charge"),
        ([charge(1, "5.00"), charge(2, "5.00", CLAIMID="c-9")], 3, "CLAIMID", "unknown_claim"),
    ],
)
def test_a_bad_row_is_named(rows: list, row: int, column: str, code: str) -> None:
    gathered = reading(*rows)
    assert (row, column, code) in [(f.row, f.column, f.code) for f in gathered.tables["claims_transactions"].findings]


@given(st.integers(0, 8), st.sampled_from(["AMOUNT", "PAYMENTS", "TYPE", "FROMDATE", "ID", "TRANSFERS"]))
def test_a_claim_with_a_bad_row_posts_nothing_at_all(place: int, column: str) -> None:
    rows = [charge(1, "100.00"), pays(2, "70.00"), *moves(3, "30.00", "2"), pays(5, "20.00"), *moves(6, "10.00", "p")]
    rows += [pays(8, "4.00", "CHECK"), pays(9, "6.00", "CC")]
    rows[place] = {**rows[place], column: "?"}
    gathered = reading(*rows)
    if gathered.tables["claims_transactions"].bad:
        assert money(gathered) == []
        tally = gathered.tallies()[-1]
        assert (tally.good, tally.bad + tally.kept_out) == (0, 9)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 100), st.sampled_from("12p")), min_size=1, max_size=8))
def test_no_cent_is_lost_between_charges_and_what_becomes_of_them(chains: list[tuple[int, int, str]]) -> None:
    rows: list[dict[str, str]] = []
    for minor, percent, to in chains:
        paid = minor * percent // 100
        text, part, rest = (f"{m // 100}.{m % 100:02d}" for m in (minor, paid, minor - paid))
        rows.append(charge(len(rows), text))
        if paid:
            rows.append(pays(len(rows), part))
        if minor - paid and to != "1":
            rows += moves(len(rows), rest, to)
            rows.append(pays(len(rows), rest, "CASH" if to == "p" else "ECHECK"))
    gathered = reading(*rows)
    assert [f for f in gathered.findings() if f.severity == "error"] == []
    deeds = gathered.deeds[account_id_of("p-1")]
    charged = sum(minor_of(deed) for deed in deeds if isinstance(deed, Charge))
    received = sum(minor_of(deed) for deed in deeds if isinstance(deed, Pay))
    left = sum(minor - minor * percent // 100 for minor, percent, to in chains if to == "1")
    assert charged == received + left == sum(minor for minor, *_ in chains)


def test_diagnoses_nobody_translated_are_kept_marked_and_never_named_in_findings() -> None:
    gathered = reading(charge(1, "5.00", DIAGNOSISREF1="1"))
    (deed,) = (deed for deed in gathered.deeds[account_id_of("p-1")] if isinstance(deed, Charge))
    assert deed.lines[0].diagnoses == deed.diagnoses[0].codes == ("snomed:195662009",)
    assert all("195662009" not in f"{f.reason}{f.mend}{f.value}" for f in gathered.findings())
    assert [(f.column, f.code) for f in gathered.findings() if f.file == "claims"] == [("DIAGNOSIS1", "unknown_code")]


def test_the_diagnoses_of_a_visit_stand_in_the_order_of_the_claim() -> None:
    claim = {"DIAGNOSIS2": "44054006", "DIAGNOSIS1": "195662009"}
    gathered = reading(charge(1, "5.00", DIAGNOSISREF1="2", DIAGNOSISREF2="1"), charge(2, "7.00"), **claim)
    (deed,) = (deed for deed in gathered.deeds[account_id_of("p-1")] if isinstance(deed, Charge))
    first, second = deed.lines[0].diagnoses
    assert (deed.diagnoses[0].codes, deed.lines[1].diagnoses) == ((second, first), ())
