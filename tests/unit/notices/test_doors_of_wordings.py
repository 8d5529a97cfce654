"""The doors of wordings: read by all who are signed in, worded by who sets the policy, tried on nobody but oneself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chalice.test import Client

from app import app
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.identity import Person
from chalicelib.notices.actions.news import PROBE
from tests.fakes.identity import FakeIdentity
from tests.fakes.office import make_office


class Knows(FakeIdentity):
    """Knows who holds a token."""

    def person(self, access_token: str) -> Person:
        return Person("Sam", f"{access_token}@office.example", "en", second_factor=True)


class Desk:
    """The portal's doors, used as a role."""

    def __init__(self) -> None:
        self.ports = make_office(identity=Knows())
        self.http = Client(app).http

    def __call__(self, method: str, path: str, body: Any = None, role: Role = Role.SUPERVISOR) -> Any:
        sent = {"Authorization": f"Bearer {role.value}", "Content-Type": "application/json"}
        raw = b"" if body is None else json.dumps(body).encode()
        answer = self.http.request(method, f"/api/v1/templates{path}", headers=sent, body=raw)
        return answer.status_code, json.loads(answer.body or b"null")


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk, staff = Desk(), app.staff
    app.use_ports(desk.ports)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))
    yield desk
    app.staff = staff
    app.use_ports(None)


@pytest.mark.parametrize("language", ["en", "sv", "pl"])
def test_every_message_can_be_read_before_it_is_used(desk: Desk, language: str) -> None:
    for template in desk("GET", "")[1]:
        status, shown = desk("GET", f"/{template}?language={language}", role=Role.REPRESENTATIVE)
        assert status == 200
        assert (shown["language"], shown["version"]) == (language, 0)
        assert desk.ports.settings.office_name in shown["text"]
        assert all(one["text"] == one["delivered"] for one in shown["phrases"])
    assert desk("GET", "/nothing")[0] == desk("GET", "/nothing/versions")[0] == 404
    assert desk("GET", "/reminder_1?language=xx")[0] == 422


def test_a_wording_is_tried_saved_and_led_back_to_what_was_delivered(desk: Desk) -> None:
    words = {"language": "sv", "phrases": {"body": "Titta på din sida."}}
    assert desk("POST", "/reminder_1/sample", words)[1]["text"].count("Titta på din sida.") == 1
    assert desk("GET", "/reminder_1/versions?language=sv")[1] == {"items": [], "cursor": None}
    status, saved = desk("PUT", "/reminder_1", {**words, "version": 0})
    assert (status, saved["version"], saved["written_by"]) == (200, 1, "staff:supervisor")
    assert {one["name"]: one["text"] for one in saved["phrases"]}["body"] == "Titta på din sida."
    assert desk("PUT", "/reminder_1", {**words, "phrases": {}, "version": 0})[1]["code"] == "changed_meanwhile"
    back = desk("PUT", "/reminder_1", {"language": "sv", "phrases": {}, "version": 1})[1]
    assert all(one["text"] == one["delivered"] for one in back["phrases"])
    kept = desk("GET", "/reminder_1/versions?language=sv", role=Role.AUDITOR)[1]["items"]
    assert [(one["version"], one["phrases"]) for one in kept] == [(2, {}), (1, words["phrases"])]


def test_what_may_not_be_said_is_refused_at_its_phrase_wherever_it_is_tried(desk: Desk) -> None:
    words = {"language": "en", "phrases": {"subject": "You owe $ 5", "greeting": "Hi"}}
    for method, path, body in (
        ("POST", "/reminder_1/sample", words),
        ("POST", "/reminder_1/mail", words),
        ("PUT", "/reminder_1", {**words, "version": 0}),
    ):
        status, said = desk(method, path, body)
        assert (status, said["code"], set(said["fields"])) == (422, "wording_unsound", {"subject", "phrases"})
    assert desk.ports.mail.sent == []


def test_a_sample_is_mailed_to_who_asks_and_to_nobody_else(desk: Desk) -> None:
    words = {"language": "pl", "phrases": {"link_label": "Do strony"}}
    assert desk("POST", "/final_notice/mail", words)[0] == 204
    (letter,) = desk.ports.mail.sent
    assert (letter.to, letter.language, letter.one_click) == ("supervisor@office.example", "pl", "")
    assert letter.reference.startswith(f"{PROBE}/ntc_")
    assert "Do strony" in letter.text
    assert "#" not in letter.text
    assert {desk("POST", "/final_notice/mail", words)[0] for _ in range(12)} == {204, 429}
    assert len(desk.ports.mail.sent) == 10


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.COLLECTIONS, Role.AUDITOR])
def test_who_sets_no_policy_words_no_message(desk: Desk, role: Role) -> None:
    words = {"language": "en", "phrases": {}}
    assert desk("PUT", "/reminder_1", {**words, "version": 0}, role)[0] == 403
    assert desk("POST", "/reminder_1/sample", words, role)[0] == 403
    assert desk("POST", "/reminder_1/mail", words, role)[0] == 403
