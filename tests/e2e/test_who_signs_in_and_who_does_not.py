"""Staff sign in to the deployed office: password, second factor, refresh, lock, reset, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

import pytest

from tests.e2e.conftest import Office

pytestmark = pytest.mark.local_cloud


def totp(secret: str, at: float) -> str:
    """The code of an authenticator app (RFC 6238: SHA-1, 30 s, six digits)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def visitor(office: Office) -> Office:
    """A visitor without cookies."""
    return Office(office.places)


def sign_in(visitor: Office, login: str) -> str:
    status, answer = visitor.login({"email": f"{login}@quittance.example", "password": visitor.password()})
    assert status == 200, answer
    return str(answer["access_token"])


@pytest.mark.parametrize(
    ("login", "role"),
    [
        ("rep", "representative"),
        ("supervisor", "supervisor"),
        ("collections", "collections"),
        ("coder", "coder"),
        ("auditor", "auditor"),
        ("admin", "administrator"),
    ],
)
def test_each_demo_account_signs_in_with_its_role(visitor: Office, login: str, role: str) -> None:
    status, me = visitor.call("GET", "/api/v1/auth/me", **bearer(sign_in(visitor, login)))
    assert status == 200
    assert me["roles"] == [role]
    assert me["email"] == f"{login}@quittance.example"
    assert me["user"] == me["name"].lower().replace(" ", ".")


def test_the_cookie_renews_the_access_until_signing_out(visitor: Office) -> None:
    sign_in(visitor, "rep")
    kept = dict(visitor.cookies)
    status, renewed = visitor.call("POST", "/api/v1/auth/refresh")
    assert status == 200
    assert visitor.call("GET", "/api/v1/auth/me", **bearer(renewed["access_token"]))[0] == 200
    assert visitor.call("POST", "/api/v1/auth/logout")[0] == 204
    assert visitor.call("POST", "/api/v1/auth/refresh")[0] == 401
    visitor.cookies = kept  # a copy of the cookie is worth nothing either: the token is revoked
    status, refused = visitor.call("POST", "/api/v1/auth/refresh")
    assert (status, refused["code"]) == (401, "session_over")


def test_five_wrong_passwords_lock_an_account_even_for_the_right_one(visitor: Office) -> None:
    wrong = {"email": "auditor@quittance.example", "password": "not the password"}
    for _ in range(5):
        status, refused = visitor.login(wrong)
        assert (status, refused["code"]) == (401, "wrong_credentials")
    right = wrong | {"password": visitor.password()}
    status, refused = visitor.login(right)
    assert (status, refused["code"]) == (429, "locked")


def test_an_unknown_address_is_told_apart_from_a_wrong_password_by_nothing(visitor: Office) -> None:
    nobody = {"email": "nobody@quittance.example", "password": "whatever it is"}
    somebody = {"email": "supervisor@quittance.example", "password": "whatever it is"}
    answers = [visitor.login(body) for body in (nobody, somebody)]
    assert len({(status, answer["code"], answer["detail"]) for status, answer in answers}) == 1


def test_a_second_factor_once_set_up_is_asked_for_and_checked(visitor: Office) -> None:
    token = sign_in(visitor, "collections")
    status, made = visitor.call("POST", "/api/v1/auth/second-factor", **bearer(token))
    assert status == 200
    assert made["secret"] in made["uri"]
    code = totp(made["secret"], time.time())
    assert visitor.call("POST", "/api/v1/auth/second-factor/confirm", {"code": code}, **bearer(token))[0] == 204
    assert visitor.call("GET", "/api/v1/auth/me", **bearer(token))[1]["second_factor"] is True

    credentials = {"email": "collections@quittance.example", "password": visitor.password()}
    opened = visitor.login(credentials)[1]
    assert opened["access_token"] is None
    assert opened["challenge"]["kind"] == "code"
    note = opened["challenge"]["challenge"]
    wrong = {"challenge": note, "answer": "000000" if code != "000000" else "000001"}
    status, refused = visitor.call("POST", "/api/v1/auth/challenge", wrong)
    assert (status, refused["code"]) == (401, "wrong_code")
    right = {"challenge": note, "answer": totp(made["secret"], time.time())}
    assert visitor.call("POST", "/api/v1/auth/challenge", right)[1]["access_token"]


def test_a_challenge_that_this_office_did_not_seal_is_refused(visitor: Office) -> None:
    for note in ("AAAA", base64.urlsafe_b64encode(b'{"kind":"code","user":"robin.reyes","session":"x"}').decode()):
        status, refused = visitor.call("POST", "/api/v1/auth/challenge", {"challenge": note, "answer": "123456"})
        assert (status, refused["code"]) == (401, "challenge_over")


def test_a_forgotten_password_is_set_anew_by_the_code_from_the_mail(visitor: Office) -> None:
    address = "coder@quittance.example"
    assert visitor.call("POST", "/api/v1/auth/forgot", {"email": address})[0] == 204
    mail = visitor.call("GET", f"/local/mail?to={address}")[1]["messages"][0]
    code = next(word.strip(".") for word in mail["text"].split() if word.strip(".").isdigit())
    change = {"email": address, "code": "111111", "password": "a-quite-new-password"}
    assert visitor.call("POST", "/api/v1/auth/confirm-forgot", change)[0] == 401
    assert visitor.call("POST", "/api/v1/auth/confirm-forgot", change | {"code": code, "password": "short"})[0] == 422
    assert visitor.call("POST", "/api/v1/auth/confirm-forgot", change | {"code": code})[0] == 204
    signed_in = {"email": address, "password": "a-quite-new-password"}
    assert visitor.login(signed_in)[0] == 200


def test_a_representative_chooses_the_portals_language(visitor: Office) -> None:
    token = sign_in(visitor, "rep")
    for language in ("pl", "en"):
        kept = visitor.call("PUT", "/api/v1/me/preferences", {"language": language}, **bearer(token))
        assert (kept[0], kept[1]["language"]) == (200, language)
        assert visitor.call("GET", "/api/v1/me/preferences", **bearer(token))[1]["language"] == language


def test_colleagues_are_known_by_name(visitor: Office) -> None:
    token = sign_in(visitor, "rep")
    listed = visitor.call("GET", "/api/v1/staff", **bearer(token))[1]
    me = visitor.call("GET", "/api/v1/auth/me", **bearer(token))[1]
    assert {one["id"]: one["name"] for one in listed}[me["subject"]] == me["name"]
    assert len(listed) >= 6


def test_a_token_that_was_changed_is_refused(visitor: Office) -> None:
    token = sign_in(visitor, "rep")
    header, claims, signature = token.split(".")
    padded = base64.urlsafe_b64decode(claims + "==").replace(b"representative", b"administrator")
    forged = ".".join((header, base64.urlsafe_b64encode(padded).decode().rstrip("="), signature))
    for bad in (forged, f"{header}.{claims}.", "x", "a.b.c"):
        status, refused = visitor.call("GET", "/api/v1/auth/me", **bearer(bad))
        assert (status, refused["code"]) == (401, "token_refused")
