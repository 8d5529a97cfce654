"""What a sign-in leaves with the browser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.identity import Challenge, ChallengeKind
from chalicelib.settings import read_settings
from chalicelib.web import session
from chalicelib.web.call import Call
from chalicelib.web.problems import SignInNeeded
from tests.fakes.office import make_office

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def call(cookie: str = "") -> Call:
    headers = {"cookie": cookie} if cookie else {}
    return Call(make_office(), Actor("system:door"), "c", headers, b"", "127.0.0.1", {})


@given(st.text(min_size=1, max_size=40), st.from_regex(r"\A[A-Za-z0-9_.-]{1,200}\Z"))
def test_the_cookie_gives_back_user_and_token(user: str, token: str) -> None:
    header = session.cookie(read_settings({"SITE_URL": "https://office.example"}), user, token)
    assert session.read_cookie(call(header.split(";")[0])) == (user, token)


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http() -> None:
    header = session.cookie(read_settings({"SITE_URL": "https://office.example"}), "robin", "token")
    assert {"HttpOnly", "Secure", "SameSite=Strict", "Path=/api/v1/auth"} <= set(header.split("; "))
    local = session.cookie(read_settings({"SITE_URL": "http://127.0.0.1:8000"}), "robin", "token")
    assert "Secure" not in local
    assert "Secure" in session.cookie(read_settings({"SITE_URL": "http://127.0.0.1.evil.example"}), "robin", "token")


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "other=1",
        "quittance_session=",
        "quittance_session=x",
        "quittance_session=.x",
        "quittance_session=%%%.x",
        ";;=",
    ],
)
def test_without_a_whole_cookie_one_has_to_sign_in(cookie: str) -> None:
    with pytest.raises(SignInNeeded):
        session.read_cookie(call(cookie))


def test_a_sealed_challenge_comes_back_whole_until_it_is_too_old() -> None:
    ports = make_office()
    opened = Challenge(ChallengeKind.SET_UP_CODE, "robin.reyes", "session", "SECRET")
    note = session.seal(ports, opened, "robin@office.example", NOW)
    last = NOW + timedelta(seconds=session.CHALLENGE_SECONDS)
    assert session.unseal(ports, note, last) == (opened, "robin@office.example")
    with pytest.raises(SignInNeeded):
        session.unseal(ports, note, last + timedelta(seconds=1))


@pytest.mark.parametrize("note", ["", "?", "AAAA", "e30="])
def test_a_note_that_is_not_ours_is_refused(note: str) -> None:
    with pytest.raises(SignInNeeded):
        session.unseal(make_office(), note, NOW)
