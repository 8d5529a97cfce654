"""The routes of enrollment, privacy and staff, driven through Chalice in process."""

from __future__ import annotations

import json

import pytest

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api as enrollment_api
from chalicelib.kernel.actor import Actor, Role
from chalicelib.privacy import actions as privacy
from chalicelib.privacy.api import api as privacy_api
from chalicelib.staff.api import api as staff_api
from tests.fakes.client import make_client
from tests.fakes.office import REP, SUPERVISOR, make_office

APIS = [enrollment_api, privacy_api, staff_api]
ANNA = {
    "name": {"family": "Lindqvist", "given": "Anna"},
    "birth_date": "1980-03-12",
    "address": {"line1": "Storgatan 1", "city": "Umeå", "postal_code": "90326", "country": "SE"},
    "identifiers": [{"system": "se-personnummer", "value": "800312-0014"}],
}
CONTACT = {"email": "anna@example.com", "phones": [{"number": "070-174 06 05"}], "email_consent": True, "country": "SE"}
ENROLLMENT = {
    "clients": [ANNA],
    "contact": CONTACT,
    "currency": "SEK",
    "language": "sv",
    "time_zone": "Europe/Stockholm",
}


@pytest.fixture
def office():
    ports = make_office()
    return ports, make_client(ports, APIS, SUPERVISOR)


def enrolled(client):
    answer = client.post("/api/v1/accounts", ENROLLMENT, key="enroll-0001")
    assert answer.status == 201, answer.body
    return answer.body


def test_enrolling_answers_the_file_and_again_the_same(office) -> None:
    _, client = office
    file = enrolled(client)
    assert file["clients"][0]["address"]["postal_code"] == "903 26"
    assert file["clients"][0]["identifiers"] == [{"system": "se-personnummer", "last4": "0014"}]
    assert file["account"]["contact"]["phones"] == [{"number": "+46701740605", "use": "mobile"}]
    assert file["account"]["guarantor"]["name"] == "Anna Lindqvist"
    assert client.post("/api/v1/accounts", ENROLLMENT, key="enroll-0001").body == file


def test_the_sealed_number_leaves_by_no_door(office) -> None:
    _, client = office
    account_id = enrolled(client)["account"]["id"]
    whole = json.dumps(client.get(f"/api/v1/accounts/{account_id}").body)
    assert "sealed" not in whole
    assert "8003120014" not in whole.replace("-", "")


def test_likely_duplicates_need_a_confirmation(office) -> None:
    _, client = office
    file = enrolled(client)
    twin = client.post("/api/v1/accounts", ENROLLMENT)
    assert (twin.status, twin.body["code"]) == (409, "likely_duplicates")
    assert list(twin.body["fields"]) == [f"{file['account']['id']}/{file['clients'][0]['id']}"]
    shown = client.post("/api/v1/accounts/duplicates", {"client": ANNA, "contact": CONTACT})
    assert shown.status == 200
    assert shown.body["items"][0]["reasons"] == [
        "same_identifier", "same_name", "same_birth_date", "same_phone", "same_email", "same_postal_code"
    ]  # fmt: skip
    assert client.post("/api/v1/accounts", {**ENROLLMENT, "confirmed_not_duplicate": True}).status == 201


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"clients": []}, "clients"),
        ({"currency": "GBP"}, "currency"),
        ({"language": "fr"}, "language"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"clients": [{**ANNA, "birth_date": "2030-01-01"}]}, "clients.0.birth_date"),
        (
            {"clients": [{**ANNA, "identifiers": [{"system": "us-ssn", "value": "12"}]}]},
            "clients.0.identifiers.0.value",
        ),
        ({"clients": [{**ANNA, "address": {"postal_code": "x", "country": "SE"}}]}, "clients.0.address.postal_code"),
        ({"contact": {"email": "private-thing"}}, "contact.email"),
        ({"contact": {"phones": [{"number": "99887766"}]}}, "contact.phones.0.number"),
        ({"guarantor": {"kind": "person"}}, "guarantor.name"),
        ({"guarantor": {"client": 3}}, "guarantor.client"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_what_is_wrong_is_named_and_not_repeated(office, change: dict, field: str) -> None:
    _, client = office
    answer = client.post("/api/v1/accounts", {**ENROLLMENT, **change})
    assert answer.status == 422
    assert field in answer.body["fields"]
    assert "private-thing" not in json.dumps(answer.body)
    assert "99887766" not in json.dumps(answer.body)


def test_reading_an_account_is_recorded_before_it_is_shown(office) -> None:
    ports, client = office
    account_id = enrolled(client)["account"]["id"]
    client.get(f"/api/v1/accounts/{account_id}", X_Correlation_Id="call-4711")
    audit = client.get(f"/api/v1/accounts/{account_id}/audit", {"limit": 10})
    (entry,) = audit.body["items"]
    assert (entry["who"], entry["verb"], entry["request"]) == (SUPERVISOR.subject, "read", "call-4711")
    assert privacy.prove_chain(ports, account_id).fault is None


def test_what_a_call_writes_carries_its_correlation_id(office) -> None:
    ports, client = office
    account = enrolled(client)["account"]
    body = {**CONTACT, "email": "b@example.com", "version": 1}
    assert client.put(f"/api/v1/accounts/{account['id']}/contact", body, X_Correlation_Id="call-4712").status == 200
    raw = ports.tables.kept["quittance-dev-core"][account["id"]]["ACCOUNT"]
    assert (raw["by"]["S"], raw["request"]["S"]) == (SUPERVISOR.subject, "call-4712")


def test_an_edit_on_an_old_version_is_a_conflict(office) -> None:
    _, client = office
    account = enrolled(client)["account"]
    path = f"/api/v1/accounts/{account['id']}"
    edit = {"language": "pl", "time_zone": "Europe/Warsaw", "guarantor": {"client": account["guarantor"]["client_id"]}}
    assert client.put(path, {**edit, "version": 1}).body["language"] == "pl"
    late = client.put(path, {**edit, "language": "en", "version": 1})
    assert (late.status, late.body["code"]) == (409, "changed_meanwhile")


def test_clients_concerns_coverages_and_notes_go_the_whole_round(office) -> None:
    _, client = office
    file = enrolled(client)
    path = f"/api/v1/accounts/{file['account']['id']}"
    erik = client.post(
        f"{path}/clients", {"name": {"family": "Lindqvist", "given": "Erik"}, "birth_date": "2015-01-02"}
    )
    changed = {"name": {"family": "Berg", "given": "Erik"}, "birth_date": "2015-01-02", "version": 1}
    assert client.put(f"{path}/clients/{erik.body['id']}", changed).body["display_name"] == "Erik Berg"
    payer = client.post("/api/v1/payers", {"name": "Folksam", "kind": "insurer"}).body
    terms = {"client": erik.body["id"], "payer_id": payer["id"], "from_on": "2026-01-01", "copay_minor": 15000}
    coverage = client.post(f"{path}/coverages", terms).body
    assert (coverage["payer_name"], coverage["copay"]["minor"], coverage["cap"]) == ("Folksam", 15000, None)
    assert client.put(f"{path}/coverages/{coverage['id']}", {**terms, "order": 2, "version": 1}).body["order"] == 2
    end = {"until_on": "2026-06-01", "version": 2}
    assert client.post(f"{path}/coverages/{coverage['id']}/end", end).body["until_on"] == "2026-06-01"
    concern = client.post(f"{path}/concerns", {"kind": "interpreter", "severity": "info", "text": "Polish"}).body
    worse = {"kind": "interpreter", "severity": "warning", "version": 1}
    assert client.put(f"{path}/concerns/{concern['id']}", worse).body["severity"] == "warning"
    assert client.post(f"{path}/concerns/{concern['id']}/end", {"version": 2}).body["ended_at"]
    assert client.post(f"{path}/notes", {"text": "Called."}).body["written_by"] == SUPERVISOR.subject
    whole = client.get(path).body
    assert [len(whole[name]) for name in ("clients", "coverages", "concerns", "notes")] == [2, 1, 1, 1]
    assert whole["coverages"][0]["payer_name"] == "Folksam"


def test_payers_are_listed_filtered_and_changed(office) -> None:
    _, client = office
    for name, kind in (("Folksam", "insurer"), ("Umeå kommun", "agency")):
        client.post("/api/v1/payers", {"name": name, "kind": kind, "outside_ids": {"synthea": name.lower()}})
    first = client.get("/api/v1/payers", {"limit": 1}).body
    second = client.get("/api/v1/payers", {"limit": 1, "cursor": first["cursor"]}).body
    assert [p["name"] for p in first["items"] + second["items"]] == ["Folksam", "Umeå kommun"]
    agency = client.get("/api/v1/payers", {"kind": "agency", "active": "true", "text": "umea"}).body["items"][0]
    edit = {"name": "Umeå", "kind": "agency", "active": False, "version": 1}
    assert client.put(f"/api/v1/payers/{agency['id']}", edit).body["active"] is False
    assert client.get(f"/api/v1/payers/{agency['id']}").body["name"] == "Umeå"
    assert client.get("/api/v1/payers", {"active": "true"}).body["items"][0]["name"] == "Folksam"


def test_search_finds_what_the_projector_wrote(office) -> None:
    ports, client = office
    file = enrolled(client)
    assert client.get("/api/v1/clients/search", {"q": "lind"}).body == {"items": []}
    actions.refresh_search(ports, file["account"]["id"])
    assert client.get("/api/v1/clients/search", {"q": "lind"}).body["items"] == [
        {
            "account_id": file["account"]["id"],
            "client_id": file["clients"][0]["id"],
            "account_number": file["account"]["number"],
            "name": "Anna Lindqvist",
            "birth_year": 1980,
        }
    ]


def test_preferences_begin_in_the_browsers_language_and_are_kept(office) -> None:
    _, client = office
    assert client.get("/api/v1/me/preferences", Accept_Language="pl-PL,en").body["language"] == "pl"
    views = [{"name": "Mine", "screen": "accounts", "query": "state=active"}]
    wanted = {"language": "sv", "theme": "dark", "density": "roomy", "single_key_shortcuts": False, "views": views}
    wanted |= {"favourites": []}
    assert client.put("/api/v1/me/preferences", wanted).body == wanted
    assert client.get("/api/v1/me/preferences").body == wanted
    assert client.put("/api/v1/me/preferences", {**wanted, "theme": "pink"}).status == 422


@pytest.mark.parametrize(
    ("role", "method", "path", "status"),
    [
        (Role.AUDITOR, "GET", "/api/v1/accounts/acc_x", 404),
        (Role.AUDITOR, "POST", "/api/v1/accounts", 403),
        (Role.CODER, "POST", "/api/v1/accounts/acc_x/notes", 403),
        (Role.REPRESENTATIVE, "POST", "/api/v1/payers", 403),
        (Role.REPRESENTATIVE, "GET", "/api/v1/accounts/acc_x/audit", 403),
        (Role.AUDITOR, "GET", "/api/v1/accounts/acc_x/audit", 200),
        (Role.AUDITOR, "GET", "/api/v1/me/preferences", 200),
    ],
)
def test_each_role_passes_its_own_doors(role: Role, method: str, path: str, status: int) -> None:
    client = make_client(make_office(), APIS, Actor("staff:one", frozenset({role})))
    assert client.call(method, path, None if method == "GET" else {}).status == status


def test_nobody_enters_without_a_token() -> None:
    client = make_client(make_office(), APIS, REP)
    for door in enrollment_api.doors + privacy_api.doors + staff_api.doors:
        path = door.path.replace("{", "").replace("}", "")
        for token in ("", "forged"):
            assert client.call(door.method, path, {}, token=token).status == 401


def test_adding_needs_an_idempotency_key(office) -> None:
    _, client = office
    answer = client.post("/api/v1/accounts", ENROLLMENT, key="short")
    assert (answer.status, answer.body["code"]) == (422, "idempotency_key_missing")
