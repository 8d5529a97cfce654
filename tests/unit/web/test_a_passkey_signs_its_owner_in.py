"""Passkeys, from the doors to Cognito's calls: made, listed, removed, signed with; and what an address gives away."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.cloud.identity import CognitoIdentity
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.settings import read_settings
from chalicelib.web import auth, passkeys, session
from chalicelib.web.lockout import TRIES
from infra.local.ministack.passkey_pool import MOST, OPEN_SECONDS
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import REP, make_office
from tests.fakes.passkeys import ACCESS, DOMAIN, EMAIL, Device, PasskeyCognito

STRANGERS = [f"stranger{n}@office.example" for n in range(12)]
AUTH = "/api/v1/auth"


class Desk:
    """The doors of an office with passkeys, and the person at them."""

    def __init__(self) -> None:
        self.at = 1_000_000.0
        self.cognito = PasskeyCognito(lambda: self.at)
        settings = read_settings({"PASSKEY_DOMAIN": DOMAIN, "SITE_URL": f"https://{DOMAIN}"})
        identity = CognitoIdentity(settings, lambda: self.cognito)
        self.ports: Ports = make_office(identity=identity, settings=settings)
        self.doors = make_doors(self.ports)

    def post(self, path: str, body: Any = None) -> Any:
        return self.doors.post(f"{AUTH}{path}", {} if body is None else body, token=ACCESS)

    def add(self, device: Device) -> Any:
        options = self.post("/passkeys/begin").body["options"]
        return self.post("/passkeys", {"credential": device.make(options)})

    def ask(self, email: str = EMAIL) -> dict[str, Any]:
        return dict(self.post("/passkey", {"email": email}).body["challenge"])

    def answer(self, asked: dict[str, Any], device: Device) -> Any:
        signed = device.sign(asked["options"])
        return self.post("/passkey/answer", {"challenge": asked["challenge"], "credential": signed})

    def listed(self) -> list[dict[str, Any]]:
        return list(self.doors.get(f"{AUTH}/passkeys", token=ACCESS).body)


def make_doors(ports: Ports, actor: Actor = REP) -> OfficeClient:
    return make_client(ports, [auth.api, passkeys.api], actor, good=ACCESS)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_who_made_a_passkey_signs_in_with_it_as_with_a_password(desk: Desk) -> None:
    device = Device()
    assert desk.add(device).status == 204
    first = desk.answer(desk.ask(), device)
    assert (first.status, first.body["access_token"]) == (200, ACCESS)
    cookies = first.headers["Set-Cookie"]
    assert [one.partition("=")[0] for one in cookies] == [session.COOKIE, "quittance_device"]
    assert desk.answer(desk.ask(), device).status == 200, "and again"


def test_passkeys_are_listed_whole_and_one_that_is_removed_signs_nobody_in(desk: Desk) -> None:
    devices = [Device() for _ in range(5)]
    for device in devices:
        assert desk.add(device).status == 204
        desk.at += 60
    kept = desk.listed()
    assert [one["name"] for one in kept] == ["Passkey"] * 5
    assert [one["made_at"] for one in kept] == sorted(one["made_at"] for one in kept)
    gone = kept[2]["id"]
    for _ in range(2):  # the answer to the first may be lost
        assert desk.doors.delete(f"{AUTH}/passkeys/{gone}", token=ACCESS).status == 204
    assert [one["id"] for one in desk.listed()] == [one["id"] for one in kept if one["id"] != gone]
    assert desk.answer(desk.ask(), devices[2]).body["code"] == "wrong_passkey"
    assert desk.answer(desk.ask(), devices[3]).status == 200


def told(asked: dict[str, Any]) -> tuple[Any, ...]:
    """What one can tell a question by: all but the challenge and the note, and their lengths."""
    options = json.loads(asked["options"])
    challenge = options.pop("challenge")
    return asked["kind"], asked["set_up"], len(asked["challenge"]), len(challenge), sorted(options.items())


@pytest.mark.parametrize("has_one", [True, False])
def test_no_address_is_told_apart_by_what_it_is_asked_or_refused(desk: Desk, has_one: bool) -> None:
    if has_one:
        desk.add(Device())
    asked = {email: desk.ask(email) for email in (EMAIL, *STRANGERS)}
    names = {desk.cognito.pool.ask(email, None)["ChallengeName"] for email in STRANGERS}
    assert names == {"WEB_AUTHN", "SELECT_CHALLENGE"}, "the pool says now the one, now the other"
    assert len({repr(told(question)) for question in asked.values()}) == 1
    refused = [desk.answer(question, Device()) for question in asked.values()]
    assert {(one.status, one.body["code"], one.body["detail"]) for one in refused} == {
        (401, "wrong_passkey", refused[0].body["detail"])
    }
    assert desk.cognito.asked.count("respond_to_auth_challenge") == len(asked), "each is as long on its way"


def test_a_question_names_no_passkey_and_asks_for_its_owner(desk: Desk) -> None:
    desk.add(Device())
    options = json.loads(desk.ask()["options"])
    assert set(options) == {"challenge", "rpId", "timeout", "userVerification"}
    assert (options["rpId"], options["userVerification"]) == (DOMAIN, "required")
    made = json.loads(desk.post("/passkeys/begin").body["options"])["authenticatorSelection"]
    assert made["residentKey"] == made["userVerification"] == "required"


@pytest.mark.parametrize("reason", ["twice", "too late", "another's", "copied", "elsewhere", "no owner", "no passkey"])
def test_what_does_not_hold_lets_nobody_in(desk: Desk, reason: str) -> None:
    device = Device()
    desk.add(device)
    asked = desk.ask()
    if reason == "twice":
        assert desk.answer(asked, device).status == 200
    if reason == "too late":
        desk.at += OPEN_SECONDS + 1
    if reason == "another's":
        device = replace(device, key=Device().key)
    if reason == "copied":
        assert desk.answer(desk.ask(), device).status == 200
        device.count = 0
    if reason == "elsewhere":
        device.origin = "https://office.example.evil.example"
    if reason == "no owner":
        device.verifies = False
    if reason == "no passkey":
        signed = {"challenge": asked["challenge"], "credential": "no JSON"}
        refused = desk.post("/passkey/answer", signed)
    else:
        refused = desk.answer(asked, device)
    assert (refused.status, refused.body["code"]) == (401, "wrong_passkey")
    assert "Set-Cookie" not in refused.headers


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("twice", "passkey_late"),
        ("too late", "passkey_late"),
        ("never begun", "passkey_late"),
        ("elsewhere", "passkey_misplaced"),
        ("no owner", "passkey_unsupported"),
        ("no JSON", "passkey_unreadable"),
        ("no object", "passkey_unreadable"),
        ("too many", "too_many_passkeys"),
        ("signed out", "session_over"),
        ("no app", "second_factor_first"),
    ],
)
def test_what_cannot_be_kept_says_why(desk: Desk, reason: str, code: str) -> None:
    device = Device(origin="https://elsewhere.example" if reason == "elsewhere" else f"https://{DOMAIN}")
    device.verifies = reason != "no owner"
    options = desk.post("/passkeys/begin").body["options"]
    credential = device.make(options)
    if reason == "twice":
        assert desk.post("/passkeys", {"credential": credential}).status == 204
    if reason == "too late":
        desk.at += OPEN_SECONDS + 1
    if reason == "never begun":
        desk.cognito.pool = type(desk.cognito.pool)(DOMAIN, lambda: desk.at)
    if reason in ("no JSON", "no object"):
        credential = "{{" if reason == "no JSON" else "[1]"
    if reason == "too many":
        desk.cognito.person["_passkeys"] = [{"id": f"k{n}", "attachment": "", "at": 0} for n in range(MOST)]
    if reason == "signed out":
        desk.cognito.signed_out = True
    desk.cognito.app = reason != "no app"
    kept = len(desk.listed()) if reason != "signed out" else 0
    first = reason in ("too many", "no app")
    refused = desk.post("/passkeys/begin") if first else desk.post("/passkeys", {"credential": credential})
    assert refused.body["code"] == code, refused.body
    assert refused.status in (403, 409, 422, 429)
    if reason != "signed out":
        assert len(desk.listed()) == kept


def test_wrong_passkeys_are_counted_as_wrong_passwords_are(desk: Desk) -> None:
    for _ in range(TRIES):
        assert desk.answer(desk.ask(), Device()).body["code"] == "wrong_passkey"
    compared = desk.cognito.asked.count("respond_to_auth_challenge")
    refused = desk.answer(desk.ask(), Device())
    assert (refused.status, refused.body["code"]) == (429, "locked")
    assert desk.cognito.asked.count("respond_to_auth_challenge") == compared


def test_a_note_answers_at_its_own_door_alone(desk: Desk) -> None:
    asked = desk.ask()
    code = desk.post("/challenge", {"challenge": asked["challenge"], "answer": "123456"})
    assert (code.status, code.body["code"]) == (401, "challenge_over")
    opened = replace(session.unseal(desk.ports, asked["challenge"], auth._now())[0], kind=auth.ChallengeKind.CODE)
    note = session.seal(desk.ports, opened, EMAIL, auth._now())
    passkey = desk.post("/passkey/answer", {"challenge": note, "credential": "123456"})
    assert (passkey.status, passkey.body["code"]) == (401, "challenge_over")
    assert "respond_to_auth_challenge" not in desk.cognito.asked


def test_an_address_may_knock_so_often_a_minute_and_no_more(desk: Desk) -> None:
    found = [desk.post("/passkey", {"email": EMAIL}).status for _ in range(auth.KNOCKS_A_MINUTE + 1)]
    assert found == [200] * auth.KNOCKS_A_MINUTE + [429]


def test_an_office_without_passkeys_says_so_and_asks_nobody() -> None:
    cognito = PasskeyCognito()
    doors = make_doors(make_office(identity=CognitoIdentity(read_settings({}), lambda: cognito)))
    assert doors.get(f"{AUTH}/ways").body == {"passkey_domain": ""}
    assert doors.post(f"{AUTH}/passkey", {"email": EMAIL}).body["code"] == "no_passkeys"
    assert cognito.asked == []
