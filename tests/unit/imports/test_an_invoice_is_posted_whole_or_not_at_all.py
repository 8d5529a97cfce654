"""An invoice or claim that lost a row is not posted as what is left of it, whatever took the row away."""

from __future__ import annotations

import pytest

from chalicelib.imports.model import Layout
from chalicelib.imports.rules.plain import account_id_of
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from tests.fakes.importing import accounts, found, post
from tests.fakes.office import make_office
from tests.fakes.practice import open_practice
from tests.unit.imports.test_claims_are_taken_whole_or_not_at_all import charge, pays, rows_of

CLIENTS = "client_id,family_name,given_name,birth_date\nK-1,Testberg,Ada,1980-05-17\nK-2,Testlund,Bo,1975-11-30\n"
SERVICES = [
    "service_id,client_id,service_on,code,unit_price,invoice_id,payer_id,payer_amount",
    "S-1,K-1,2025-03-01,VISIT,100.00,F-1,,",
    "S-2,K-1,2025-03-02,LAB,40.00,F-2,,",
    "S-3,K-1,2025-03-02,XRAY,60.00,F-2,,",
    "S-4,K-1,2025-03-05,VISIT,10.00,F-3,,",
    "S-5,K-2,2025-03-05,VISIT,20.00,F-4,,",
    "S-6,K-2,2025-03-06,VISIT,30.00,,,",
]
ALL = {"F-1": 10_000, "F-2": 10_000, "F-3": 1_000, "F-4": 2_000, "S-6": 3_000}
NAMES = {id_from("inv", f"{account_id_of(k)}:plain:invoice:{n}"): n for k in ("K-1", "K-2") for n in ALL}


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def issued(ports: Ports) -> dict[str, int]:
    return {NAMES[i.id]: i.total_minor for a in accounts(ports) for i in invoicing.invoices_of(ports, a)}


def without(*names: str) -> dict[str, int]:
    return {name: minor for name, minor in ALL.items() if name not in names}


@pytest.mark.parametrize(
    ("row", "out"),
    [
        ("S-3,K-1,2025-03-02,XRAY,60.00,F-2", {"F-2"}),  # ragged, but it names its invoice
        ("S-3,K-1,2025-03-02,X,RAY,60.00,F-2,,", {"F-2"}),
        ("S-3,K-1,2025-03-02,XRAY", {"F-1", "F-2", "F-3"}),  # any of this client's
        ("S-3", {"F-1", "F-2", "F-3", "F-4"}),  # any that rows name
        ("S-3,K-1,2025-03-02,XRAY,sixty,F-2,,", {"F-2"}),  # a cell that cannot be read
        ("S-3,K-1,2099-03-02,XRAY,60.00,F-2,,", {"F-2"}),
        ("S-3,K-9,2025-03-02,XRAY,60.00,F-2,,", {"F-2"}),  # a client that nobody knows
        ("S-3,K-2,2025-03-02,XRAY,60.00x,F-2,,", {"F-2"}),  # another account's client, and bad
        ("S-3,K-1,2025-03-02,XRAY,60.00,F-2,P-9,", {"F-2"}),
        ("S-3,K-1,2025-03-02,XRAY,1.000,F-2,,", {"F-2"}),
        ("S-3,K-1,2025-03-02,XRAY,60.00,F 2,,", {"F-1", "F-2", "F-3"}),  # whose it is cannot be read
        ("S-2,K-1,2025-03-02,XRAY,60.00,F-2,,", {"F-2"}),  # the id of a row before it, with other content
        ("S-1,K-1,2025-03-02,XRAY,60.00,F-2,,", {"F-2"}),
        ("S-6,K-2,2025-03-02,XRAY,60.00,,,", {"F-2", "S-6"}),
        ('"S-3,K-1,2025-03-02,XRAY,60.00,F-2,,', {"F-1", "F-2"}),  # nothing after it can be told apart
    ],
)
def test_a_row_that_was_lost_holds_every_invoice_it_may_belong_to(ports: Ports, row: str, out: set[str]) -> None:
    rows = [row if line.startswith("S-3") else line for line in SERVICES]
    if row.startswith("S-6"):  # behind the row whose id it repeats
        rows = [line for line in rows if line != row] + [row]
        out = out - {"F-2"}
        rows.insert(3, SERVICES[3])
    progress = post(ports, {"clients": CLIENTS, "services": "\n".join([*rows, ""])})
    lost_after = {"F-3", "F-4", "S-6"} if row.startswith('"') else set()
    assert issued(ports) == without(*out, *lost_after)
    tally = next(one for one in progress.record.read if one.kind == "services")
    assert tally.good + tally.bad + tally.kept_out + tally.left_out == tally.rows


def test_a_held_invoice_says_which_row_it_waits_for_and_its_payments_wait_too(ports: Ports) -> None:
    rows = [line.replace("60.00", "sixty") for line in SERVICES]
    paid = ["B-1,K-1,2025-04-01,40.00,F-2", "B-2,K-1,2025-04-01,100.00,F-1", ""]
    payments = "\n".join(["payment_id,client_id,received_on,amount,invoice_id", *paid])
    progress = post(ports, {"clients": CLIENTS, "services": "\n".join([*rows, ""]), "payments": payments})
    told = [(f.file, f.row, f.code) for f in found(ports, progress.record.id)]
    assert told == [("services", 3, "invoice_waits"), ("services", 4, "bad_amount")]
    assert "row 4" in next(f.reason for f in found(ports, progress.record.id) if f.code == "invoice_waits")
    tally = {one.kind: one for one in progress.record.read}
    assert (tally["services"].kept_out, tally["payments"].good, tally["payments"].kept_out) == (1, 1, 1)
    assert ledger.head_of(ports, account_id_of("K-1")).balances == {"receivable:guarantor": 1_000}
    mended = {"clients": CLIENTS, "services": "\n".join([*SERVICES, ""]), "payments": payments}
    post(ports, mended)
    assert issued(ports) == ALL
    assert ledger.head_of(ports, account_id_of("K-1")).balances == {"receivable:guarantor": 7_000}


def claims(*rows: dict[str, str], lines: str = "", claim_lines: str = "") -> dict[str, bytes]:
    usual = {"PATIENTID": "p-1", "PRIMARYPATIENTINSURANCEID": "pay-1", "SERVICEDATE": "2020-05-06T08:00:00Z"}
    return {
        "payers": rows_of("payers", {"Id": "pay-1", "NAME": "One"}),
        "patients": rows_of(
            "patients",
            {"Id": "p-1", "BIRTHDATE": "1980-01-01", "FIRST": "Ada", "LAST": "Testberg"},
            {"Id": "p-2", "BIRTHDATE": "1981-01-01", "FIRST": "Bo", "LAST": "Testlund"},
        ),
        "claims": rows_of("claims", *({**usual, **one} for one in CLAIMS)) + claim_lines.encode(),
        "claims_transactions": rows_of("claims_transactions", *rows) + lines.encode(),
    }


CLAIMS = [{"Id": "c-1"}, {"Id": "c-2"}, {"Id": "c-3", "PATIENTID": "p-2"}]
ONE = [charge(1, "100.00"), pays(2, "80.00")]
TWO = [charge(3, "88.64", CLAIMID="c-2"), pays(4, "88.64", CLAIMID="c-2")]
THREE = [charge(5, "10.00", CLAIMID="c-3", PATIENTID="p-2")]


def charged(ports: Ports) -> dict[int, int]:
    """What is open of each invoice, by its total."""
    return {i.total_minor: sum(i.open.values()) for a in accounts(ports) for i in invoicing.invoices_of(ports, a)}


@pytest.mark.parametrize(
    ("rows", "lines", "posted"),
    [
        ([*ONE, *TWO, *THREE], "", {10_000: 2_000, 8_864: 0, 1_000: 1_000}),
        ([*ONE, TWO[0], {**TWO[1], "ID": "t-2"}, *THREE], "", {10_000: 2_000, 1_000: 1_000}),  # an id of another claim
        ([*ONE, TWO[0], *THREE], "t-4,c-2,4,p-1,PAYMENT\n", {10_000: 2_000, 1_000: 1_000}),  # ragged
        ([*ONE, TWO[0], *THREE], "t-4,4,p-1,PAYMENT\n", {1_000: 1_000}),  # ragged: any of this patient's
        ([*ONE, TWO[0], *THREE], "t-4\n", {}),  # any
        ([*ONE, TWO[0], {**TWO[1], "CLAIMID": ""}, *THREE], "", {1_000: 1_000}),
        ([*ONE, *TWO[:1], *THREE], '"t-4,c-2\n', {}),  # what came after it is unknown
    ],
)
def test_a_claim_that_may_have_lost_a_row_is_held_whole(ports: Ports, rows: list, lines: str, posted: dict) -> None:
    progress = post(ports, claims(*rows, lines=lines), layout=Layout.SYNTHEA)
    assert charged(ports) == posted
    assert (progress.errors > 0) is (len(posted) < 3)


def test_a_claim_that_came_twice_with_other_content_is_held(ports: Ports) -> None:
    other = {"Id": "c-2", "PATIENTID": "p-1", "PRIMARYPATIENTINSURANCEID": "", "SERVICEDATE": "2020-05-06"}
    again = rows_of("claims", other)
    post(ports, claims(*ONE, *TWO, *THREE, claim_lines=again.decode().split("\n", 1)[1]), layout=Layout.SYNTHEA)
    assert charged(ports) == {10_000: 2_000, 1_000: 1_000}


def test_a_claim_whose_payment_stands_against_the_books_is_not_charged_without_it(ports: Ports) -> None:
    post(ports, claims(*ONE, *THREE), layout=Layout.SYNTHEA)
    before = charged(ports)
    at = {"CLAIMID": "c-2", "FROMDATE": "2020-06-06"}
    stolen = [charge(9, "80.00", **at), pays(2, "80.00", **at)]
    progress = post(ports, claims(*stolen), layout=Layout.SYNTHEA)
    assert charged(ports) == before
    assert {f.code for f in found(ports, progress.record.id)} >= {"payment_differs", "belongs_to_conflict"}
