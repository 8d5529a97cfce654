"""Cases from public reports of other programs, about what comes in as files and form fields, with expected values."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions import GuarantorForm
from chalicelib.enrollment.api.doors import api as enrolling
from chalicelib.enrollment.model import Address, GuarantorKind, PersonName
from chalicelib.imports.model import Layout
from chalicelib.imports.rules import plain, synthea_people
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from tests.fakes.client import make_client
from tests.fakes.importing import accounts, found, post
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.people import client_form, contact_form, enroll_one
from tests.fakes.practice import open_practice

ROOT = Path(__file__).parents[2]
CASES = Path(os.environ.get("QUITTANCE_CASES") or ROOT.parent / "shared" / "cases") / "2026-11"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CASES.exists() and os.environ.get("CI") != "true", reason="the sample files are not here"),
]
ADA = plain.account_id_of("K-1")


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def files(*parts: str) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in CASES.joinpath(*parts).glob("*.csv")}


def told(*parts: str) -> Any:
    return json.loads(CASES.joinpath(*parts).read_text("utf-8"))


def invoices(ports: Ports) -> list[tuple[int, int]]:
    """Total and open amount of every invoice."""
    return sorted(
        (i.total_minor, sum(i.open.values())) for a in accounts(ports) for i in invoicing.invoices_of(ports, a)
    )


def enroll(
    ports: Ports, client: dict[str, Any], contact: dict[str, Any] | None = None, *, confirmed: bool = True
) -> Any:
    body = {"clients": [{"birth_date": "1980-05-17", **client}], "contact": contact or {}}
    doors = make_client(ports, [enrolling], SUPERVISOR)
    return doors.post("/api/v1/accounts", {**body, "confirmed_not_duplicate": confirmed})


def test_02_an_invoice_that_lost_a_row_is_not_posted(ports: Ports) -> None:
    post(ports, files("02-whole-or-not-at-all", "ragged"))
    assert invoices(ports) == [(1_000, 1_000), (10_000, 10_000)]


def test_02_claims_that_share_a_transactions_id_are_whole_or_held(ports: Ports) -> None:
    progress = post(ports, files("02-whole-or-not-at-all", "synthea-same-id"), layout=Layout.SYNTHEA)
    assert accounts(ports) == [synthea_people.account_id_of("p-1")]
    assert invoices(ports) == [(10_000, 2_000)]
    assert {"id_twice", "claim_waits"} <= {f.code for f in found(ports, progress.record.id)}


def test_04_three_figures_after_the_only_mark_are_no_cents(ports: Ports) -> None:
    progress = post(ports, files("04-thousands-mark"))
    assert invoices(ports) == [(1_250, 1_250)]
    assert [p for a in accounts(ports) for p in payments.payments_of(ports, a)] == []
    mends = {f.column: f.mend for f in found(ports, progress.record.id) if f.code == "bad_amount"}
    assert "1000" in mends["unit_price"]
    assert "1000" in mends["amount"]


def test_05_a_polish_file_is_read_as_it_was_written(ports: Ports) -> None:
    post(ports, files("05-polish-windows-file"))
    people = [enrollment.account_file(ports, a).clients[0] for a in accounts(ports)]
    assert {(c.name.family, c.name.given, c.address.city) for c in people} == {
        ("Wąsowicz", "Paweł", "Łódź"),
        ("Kołodziej", "Świętosława", "Gdańsk"),
    }


@pytest.mark.parametrize("place", [0, 1, 2])
def test_06_a_house_or_flat_number_is_an_address_line(ports: Ports, place: int) -> None:
    address = told("06-address-lines-without-letters", "addresses.json")[place]
    answer = enroll(ports, {"name": {"family": "Testberg"}, "address": address})
    assert answer.status == 201
    kept = answer.body["clients"][0]["address"]
    assert {name: kept[name] for name in address} == address
    columns = {"line1": "address_line1", "line2": "address_line2"}
    named = {columns.get(name, name): text for name, text in address.items()}
    row = {"client_id": "K-9", "family_name": "Testlund", "given_name": "Bo", "birth_date": "1975-11-30", **named}
    post(ports, {"clients": ",".join(row) + "\n" + ",".join(row.values()) + "\n"})
    (client,) = enrollment.account_file(ports, plain.account_id_of("K-9")).clients
    assert {name: getattr(client.address, name) for name in address} == address


@pytest.mark.parametrize("place", [0, 1])
def test_07_an_extension_is_kept_and_shown(ports: Ports, place: int) -> None:
    phone = told("07-phone-extension", "phones.json")[place]
    contact = {"phones": [{"number": phone["number"]}], "country": phone["country"]}
    answer = enroll(ports, {"name": {"family": "Testberg"}}, contact)
    assert [one["number"] for one in answer.body["account"]["contact"]["phones"]] == ["+16175550142 ext. 31"]


def test_08_names_of_one_character_are_found(ports: Ports) -> None:
    asked = told("08-one-letter-names", "search.json")
    for place, client in enumerate(asked["clients"]):
        name = PersonName(client["family"], client["given"])
        form = client_form(name=name, identifiers=(), birth_date=date(1980, 1, 1 + place))
        file = enroll_one(ports, f"enroll-{place:04d}", clients=(form,), contact=contact_form(email="", phones=()))
        enrollment.refresh_search(ports, file.account.id)
    expected = {"歐 慧": "慧 歐", "歐慧": "慧 歐", "歐": "慧 歐", "慧": "慧 歐", "Å": "Bo Å"}
    for text in asked["find"]:
        assert expected[text] in [one.name for one in enrollment.search_clients(ports, text)], text


def test_09_the_five_digits_answer_for_the_nine(ports: Ports) -> None:
    check = told("09-zip-plus-four", "check.json")
    who = check["guarantor"]
    address = Address("1 Beacon Street", "", "Boston", "MA", who["postal_code"], who["country"])
    file = enroll_one(ports, guarantor=GuarantorForm(GuarantorKind.PERSON, "Ada Testberg", address))
    answers = {**check["answers"], "0211": "wrong answer", "02118 1234": "opens", "02118-9999": "wrong answer"}
    for answer, expected in answers.items():
        token = payments.create_link(ports, file.account.id, f"ntc_{answer}", "hash", REP)
        if expected == "opens":
            assert payments.pass_check(ports, token, answer)[1] == file.account.id
        else:
            with pytest.raises(NotAllowed):
                payments.pass_check(ports, token, answer)


@pytest.mark.parametrize("place", [0, 1])
def test_10_a_slip_in_a_name_is_seen_and_a_household_is_not_one_person(ports: Ports, place: int) -> None:
    pair = told("10-likely-duplicates", "pairs.json")[place]

    def asked(who: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
        address = {"postal_code": who.get("postal_code", ""), "country": "US"}
        client = {"name": {"family": who["family"], "given": who["given"]}, "birth_date": who["birth_date"]}
        phones = [{"number": who["phone"]}] if "phone" in who else []
        return {**client, "address": address}, {"email": who.get("email", ""), "phones": phones}

    there = enroll(ports, *asked(pair["there"])).body["account"]["id"]
    enrollment.refresh_search(ports, there)
    answer = enroll(ports, *asked(pair["new"]), confirmed=False)
    assert (answer.status == 409) is pair["shown"]
    who = pair["new"]
    row = f"K-7,{who['family']},{who['given']},{who['birth_date']}"
    progress = post(ports, {"clients": f"client_id,family_name,given_name,birth_date\n{row}\n"})
    codes = [f.code for f in found(ports, progress.record.id)]
    assert ("likely_duplicate" in codes) is (pair["shown"] or answer.status == 201)


def test_11_what_nobody_sees_is_taken_away(ports: Ports) -> None:
    typed = told("11-invisible-characters", "fields.json")
    answer = enroll(ports, {"name": {"family": typed["family"]}}, {"email": typed["email"]})
    assert answer.body["clients"][0]["name"]["family"] == "Testberg"
    assert answer.body["account"]["contact"]["email"] == "ada@people.example"
    row = f"K-7,{typed['family']},Bo,1975-11-30,{typed['email']}"
    post(ports, {"clients": f"client_id,family_name,given_name,birth_date,email\n{row}\n"})
    file = enrollment.account_file(ports, plain.account_id_of("K-7"))
    assert (file.clients[0].name.family, file.account.contact.email) == ("Testberg", "ada@people.example")


def test_12_the_line_that_names_the_separator_is_skipped(ports: Ports) -> None:
    progress = post(ports, files("12-sep-line"))
    assert (accounts(ports), progress.errors) == ([ADA], 0)


def test_13_a_cheque_that_bounced_leaves_what_it_paid_open(ports: Ports) -> None:
    progress = post(ports, files("13-money-that-went-back"))
    assert (invoices(ports), progress.errors) == ([(10_000, 10_000)], 0)
