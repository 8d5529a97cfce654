"""The doors of collections, through the application itself: shapes, permissions, refusals, repeats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from chalice.test import Client

from app import app
from chalicelib.collections import actions
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from tests.fakes.dunning import enroll, night, owe
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)


class Desk:
    """The portal's doors, used as a role."""

    def __init__(self, ports: Ports) -> None:
        self.ports = ports
        self.http = Client(app).http

    def __call__(self, method: str, path: str, body: Any = None, role: Role = Role.SUPERVISOR, **headers: str) -> Any:
        sent = {"Authorization": f"Bearer {role.value}", "Content-Type": "application/json", **headers}
        raw = b"" if body is None else json.dumps(body).encode()
        answer = self.http.request(method, f"/api/v1{path}", headers=sent, body=raw)
        return answer.status_code, json.loads(answer.body or b"null")


@pytest.fixture
def desk() -> Iterator[Desk]:
    ports, staff = make_office(), app.staff
    app.use_ports(ports)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))
    yield Desk(ports)
    app.staff = staff
    app.use_ports(None)


def test_holds_are_placed_once_shown_and_lifted_on_their_version(desk: Desk) -> None:
    account = enroll(desk.ports)
    body = {"reason": "dispute", "note": "called", "until_on": "2026-04-01"}
    status, hold = desk("POST", f"/accounts/{account.id}/holds", body, **{"Idempotency-Key": "one-attempt"})
    again = desk("POST", f"/accounts/{account.id}/holds", body, **{"Idempotency-Key": "one-attempt"})
    assert (status, again) == (201, (201, hold))
    path = f"/accounts/{account.id}/holds/{hold['id']}"
    assert desk("DELETE", f"{path}?version=7")[0] == 409
    assert desk("DELETE", f"{path}?version=1")[0] == 204
    (shown,) = desk("GET", f"/accounts/{account.id}/dunning")[1]["holds"]
    assert shown["lifted_by"] == "staff:supervisor"


def test_what_happens_next_and_when_is_told_in_the_callers_language(desk: Desk) -> None:
    account = enroll(desk.ports)
    owe(desk.ports, account, 1234_50, TODAY)
    desk("POST", f"/accounts/{account.id}/promises", {"amount_minor": 5000, "promised_on": "2026-03-04"})
    status, told = desk("GET", f"/accounts/{account.id}/dunning", **{"Accept-Language": "sv"})
    assert status == 200
    assert (told["next_step"]["outcome"], told["next_step"]["on"], told["next_step"]["level"]) == (
        "remind",
        "2026-03-07",
        1,
    )
    assert told["promises"][0]["amount"] == {"minor": 5000, "currency": "USD", "display": "50,00\xa0USD"}
    assert told["ageing"]["current"]["minor"] == 1234_50
    assert told["gate"] == {"verdict": "allow", "rule": "allowed", "reason": "Inget talar emot det."}


def test_tomorrows_letters_are_paged_and_say_why_one_would_not_go(desk: Desk) -> None:
    accounts = [enroll(desk.ports, f"p{n}") for n in range(5)]
    for account in accounts:
        owe(desk.ports, account, 100_00, TODAY - timedelta(days=4))
    enrollment.opt_out(desk.ports, accounts[0].id, Channel.EMAIL, REP)
    seen: list[dict[str, Any]] = []
    query = "limit=2"
    while query:
        status, page = desk("GET", f"/collections/preview?{query}", role=Role.REPRESENTATIVE)
        assert status == 200
        seen += page["items"]
        query = f"limit=2&cursor={page['cursor']}" if page["cursor"] else ""
    assert {letter["account_number"] for letter in seen} == {account.number for account in accounts}
    assert [letter["gate"]["rule"] for letter in seen if letter["gate"]["verdict"] == "refuse"] == ["opted_out"]
    assert {(letter["level"], letter["template"], letter["channel"]) for letter in seen} == {(1, "reminder_1", "email")}
    assert desk("GET", "/collections/preview?cursor=AAAA")[0] == 422


def test_a_policy_goes_out_and_comes_back_changed_under_its_next_version(desk: Desk) -> None:
    policies = {policy["key"]: policy for policy in desk("GET", "/collections/policies")[1]}
    shown = policies["se"]
    body = {
        name: shown[name]
        for name in ("name", "patience_days", "retry_days", "final_days", "levels", "source", "version")
    }
    body["minimum_minor"] = 20_000
    body["levels"][0]["days_past_due"] = 8
    status, saved = desk("PUT", "/collections/policies/se", body)
    assert (status, saved["version"], saved["levels"][0]["days_past_due"]) == (200, 2, 8)
    assert saved["minimum"]["minor"] == 20_000
    assert desk("PUT", "/collections/policies/se", body)[1]["code"] == "changed_meanwhile"
    body |= {"version": 2, "levels": body["levels"][::-1]}
    assert set(desk("PUT", "/collections/policies/se", body)[1]["fields"]) >= {
        "levels.0.number",
        "levels.1.days_past_due",
    }
    assert desk("PUT", "/collections/policies/xx", body)[0] == 404
    assert desk("PUT", "/collections/policies/se", body, role=Role.COLLECTIONS)[0] == 403


READ = {
    "en": ("Sweden", "Final notice", "Practice; Swedish Interest Act 1975:635, section 6"),
    "sv": ("Sverige", "Sista påminnelsen", "Praxis; räntelagen (1975:635) 6 §"),
    "pl": ("Szwecja", "Ostateczne wezwanie do zapłaty", "Praktyka; szwedzka ustawa o odsetkach 1975:635, § 6"),
}


def policy_in(desk: Desk, language: str) -> dict[str, Any]:
    policies = desk("GET", "/collections/policies", **{"Accept-Language": language})[1]
    return next(policy for policy in policies if policy["key"] == "se")


@pytest.mark.parametrize("language", READ)
def test_what_was_delivered_with_a_policy_reads_in_the_readers_language(desk: Desk, language: str) -> None:
    policy = policy_in(desk, language)
    last = policy["levels"][-1]
    assert (policy["name"], last["name"], last["source"]) == READ[language]
    told = {rule["basis"] for rule in policy["rules"]} | {policy["source"]}
    english = policy_in(desk, "en")
    untold = {rule["basis"] for rule in english["rules"]} | {english["source"]}
    assert len(told) == len(untold) > 2
    assert (told & untold == set()) == (language != "en")


def test_the_letters_of_tomorrow_are_named_in_the_readers_language(desk: Desk) -> None:
    account = enroll(desk.ports)
    owe(desk.ports, account, 100_00, TODAY - timedelta(days=4))
    night(desk.ports)
    names = {
        language: [
            one["level_name"]
            for one in desk("GET", "/collections/preview", **{"Accept-Language": language})[1]["items"]
        ]
        for language in READ
    }
    assert names == {"en": ["Reminder"], "sv": ["Påminnelse"], "pl": ["Przypomnienie o płatności"]}


def test_a_change_made_in_one_language_leaves_the_others_what_was_delivered_and_all_what_was_written(
    desk: Desk,
) -> None:
    shown = policy_in(desk, "sv")
    kept = ("name", "patience_days", "retry_days", "final_days", "levels", "source", "version")
    body = {**{name: shown[name] for name in kept}, "minimum_minor": 20_000}
    body["levels"][0]["name"] = "Vänlig hälsning"
    assert desk("PUT", "/collections/policies/se", body, **{"Accept-Language": "sv"})[0] == 200
    for language, (name, last, source) in READ.items():
        policy = policy_in(desk, language)
        assert (policy["name"], policy["levels"][-1]["name"], policy["levels"][-1]["source"]) == (name, last, source)
        assert policy["levels"][0]["name"] == "Vänlig hälsning"


def test_messages_are_listed_with_their_fate_and_sent_again_past_the_gate(desk: Desk) -> None:
    ports, account = desk.ports, enroll(desk.ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=5))
    actions.advance_account(ports, account.id, TODAY)
    night(ports)
    (sent,) = desk("GET", f"/accounts/{account.id}/notices")[1]["items"]
    assert (sent["state"], sent["rule"]) == ("sent", "allowed")
    path = f"/accounts/{account.id}/notices/{sent['id']}/resend"
    assert desk("POST", path)[1]["code"] == "notice_under_way"
    bounce = {"bounceType": "Transient"}
    notices.hear_mail_event(ports, {"eventType": "Bounce", "mail": {"messageId": "message-1"}, "bounce": bounce})
    status, again = desk("POST", path)
    assert (status, again["state"], again["template"]) == (201, "queued", "reminder_1")
    assert desk("POST", path)[1]["id"] == again["id"] != sent["id"]
    night(ports)
    assert len(ports.mail.sent) == 2
    assert desk("POST", path, role=Role.AUDITOR)[0] == 403
    assert desk("POST", f"/accounts/{account.id}/notices/ntc_none/resend")[0] == 404


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/accounts/acc_none/holds", {"reason": "other"}),
        ("POST", "/accounts/acc_none/promises", {"amount_minor": 1, "promised_on": "2026-03-09"}),
        ("GET", "/accounts/acc_none/dunning", None),
        ("GET", "/accounts/acc_none/notices", None),
        ("DELETE", "/accounts/acc_none/holds/hld_none?version=1", None),
    ],
)
def test_an_account_that_is_not_there_is_not_found(desk: Desk, method: str, path: str, body: Any) -> None:
    assert desk(method, path, body)[0] == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("holds", {"reason": "mood"}),
        ("holds", {"reason": "other", "until_on": "2020-01-01"}),
        ("holds", {"reason": "other", "extra": 1}),
        ("promises", {"amount_minor": 0, "promised_on": "2026-03-09"}),
        ("promises", {"amount_minor": 1.5, "promised_on": "2026-03-09"}),
        ("promises", {"amount_minor": 100, "promised_on": "2020-01-01"}),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_field(desk: Desk, path: str, body: dict[str, Any]) -> None:
    account = enroll(desk.ports)
    status, problem = desk("POST", f"/accounts/{account.id}/{path}", body)
    assert status == 422
    assert problem["fields"]


REPRESENTATIVE = Role.REPRESENTATIVE


@pytest.mark.parametrize(
    ("role", "days", "status"),
    [
        (Role.REPRESENTATIVE, 1, 201),
        (Role.REPRESENTATIVE, 30, 201),
        (Role.REPRESENTATIVE, 31, 403),
        (Role.REPRESENTATIVE, None, 403),  # until lifted
        (Role.COLLECTIONS, 31, 201),
        (Role.COLLECTIONS, None, 201),
        (Role.SUPERVISOR, None, 201),
        (Role.CODER, 1, 403),
        (Role.AUDITOR, 1, 403),
    ],
)
def test_a_representative_holds_for_thirty_days_and_a_supervisor_for_longer(desk, role, days, status) -> None:
    account = enroll(desk.ports)
    until = None if days is None else (TODAY + timedelta(days=days)).isoformat()
    body = {"reason": "dispute", "note": "", "until_on": until}
    answered, told = desk("POST", f"/accounts/{account.id}/holds", body, role=role)
    assert answered == status
    if role is Role.REPRESENTATIVE and status == 403:
        assert (told["code"], set(told["fields"])) == ("hold_needs_supervisor", {"until_on"})
        assert "2026-04-01" in told["detail"]


def test_a_representative_lifts_their_own_hold_and_no_other(desk) -> None:
    account = enroll(desk.ports)
    body = {"reason": "dispute", "note": "", "until_on": "2026-03-20"}
    path = f"/accounts/{account.id}/holds"
    mine, other = (desk("POST", path, body, role=role)[1]["id"] for role in (REPRESENTATIVE, Role.SUPERVISOR))
    status, told = desk("DELETE", f"{path}/{other}?version=1", role=REPRESENTATIVE)
    assert (status, told["code"]) == (403, "hold_of_another")
    assert desk("DELETE", f"{path}/{mine}?version=1", role=REPRESENTATIVE)[0] == 204
    assert desk("DELETE", f"{path}/{other}?version=1", role=Role.COLLECTIONS)[0] == 204


def test_a_promise_holds_letters_no_longer_than_the_person_may(desk) -> None:
    account = enroll(desk.ports)
    path = f"/accounts/{account.id}/promises"
    latest = ledger.today(desk.ports) + timedelta(days=30)
    late = {"amount_minor": 100, "promised_on": (latest + timedelta(days=1)).isoformat()}
    status, told = desk("POST", path, late, role=REPRESENTATIVE)
    assert (status, told["code"]) == (403, "promise_needs_supervisor")
    assert latest.isoformat() in told["fields"]["promised_on"]
    assert desk("POST", path, {**late, "promised_on": latest.isoformat()}, role=REPRESENTATIVE)[0] == 201
    assert (
        desk("POST", f"/accounts/{enroll(desk.ports, 'enroll-0002').id}/promises", late, role=Role.SUPERVISOR)[0] == 201
    )


def test_a_promise_noted_by_mistake_is_taken_back_and_another_may_be_noted(desk) -> None:
    account = enroll(desk.ports)
    path = f"/accounts/{account.id}/promises"
    body = {"amount_minor": 5_000, "promised_on": "2026-03-06"}
    made = desk("POST", path, body, role=REPRESENTATIVE)[1]
    assert desk("DELETE", f"{path}/{made['id']}?version=9", role=REPRESENTATIVE)[0] == 409
    for _ in range(2):  # asked again it is answered
        assert desk("DELETE", f"{path}/{made['id']}?version=1", role=REPRESENTATIVE)[0] == 204
    (told,) = desk("GET", f"/accounts/{account.id}/dunning")[1]["promises"]
    assert told["state"] == "taken_back"
    assert desk("POST", path, body, role=REPRESENTATIVE)[1]["state"] == "open"
    assert desk("DELETE", f"{path}/prm_none?version=1", role=REPRESENTATIVE)[0] == 404
    assert desk("DELETE", f"{path}/{made['id']}?version=1", role=Role.CODER)[0] == 403


def test_a_representative_notes_a_promise(desk) -> None:
    account = enroll(desk.ports)
    body = {"amount_minor": 5_000, "promised_on": "2026-03-06"}
    assert desk("POST", f"/accounts/{account.id}/promises", body, role=REPRESENTATIVE)[0] == 201
    assert desk("POST", f"/accounts/{account.id}/promises", body, role=Role.CODER)[0] == 403
