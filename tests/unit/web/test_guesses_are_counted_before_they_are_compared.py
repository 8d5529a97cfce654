"""Guesses side by side get no more tries than one by one, in whatever spelling; nobody locks another out by them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import DomainError, NotAllowed, TooMany, Unavailable
from chalicelib.kernel.identity import Challenge, ChallengeKind, Tokens
from chalicelib.kernel.ports import Ports
from chalicelib.web import auth, devices, session
from chalicelib.web.call import Call
from chalicelib.web.lockout import TRIES, TRIES_ELSEWHERE, Guess, canonical, guarded
from chalicelib.web.problems import SignInNeeded
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import REP, make_office

EMAIL, RIGHT, WRONG = "robin@office.example", "the right password", "a wrong password"
HOME, FAR, FARTHER = "198.51.100.7", "203.0.113.9", "2001:db8:1::1"


class Pool:
    """A provider that remembers what it was asked to compare."""

    def __init__(self) -> None:
        self.compared: list[str] = []
        self.password = RIGHT
        self.lock = threading.Lock()

    def sign_in(self, email: str, password: str) -> Tokens | Challenge:
        with self.lock:
            self.compared.append(email)
        if password != self.password:
            raise NotAllowed("wrong_credentials", "The e-mail address or the password is wrong.")
        return Tokens("robin.reyes", "access", "refresh.token", 900)

    def confirm_forgot(self, email: str, code: str, password: str) -> None:
        if code != "123456":
            raise NotAllowed("wrong_code", "The code is wrong or too old.")
        self.password = password


@pytest.fixture
def pool() -> Pool:
    return Pool()


@pytest.fixture
def ports(pool: Pool) -> Ports:
    return make_office(identity=pool)


def call(ports: Ports, ip: str = HOME, mark: str = "") -> Call:
    headers = {"cookie": f"{devices.COOKIE}={mark}"} if mark else {}
    return Call(ports, Actor("system:door"), "c", headers, b"", ip, {})


def tried(ports: Ports, pool: Pool, password: str, email: str = EMAIL, **where: str) -> str:
    """The code of what came of one try; empty when the person is in."""
    try:
        guarded(call(ports, **where), Guess.PASSWORD, email, lambda: pool.sign_in(email, password))
    except DomainError as refusal:
        return refusal.code
    return ""


def side_by_side(tries: int, one: Callable[[int], Any]) -> list[Any]:
    ready = threading.Barrier(tries)

    def begin(place: int) -> Any:
        ready.wait()
        return one(place)

    with ThreadPoolExecutor(tries) as threads:
        return list(threads.map(begin, range(tries)))


def test_of_fifty_guesses_side_by_side_five_are_compared(ports: Ports, pool: Pool) -> None:
    spellings = [EMAIL, EMAIL.upper(), f" {EMAIL}", "ｒｏｂｉｎ＠office.example", "Robin@Office.Example"]
    found = side_by_side(50, lambda n: tried(ports, pool, WRONG, spellings[n % 5]))
    assert sorted(found) == ["locked"] * 45 + ["wrong_credentials"] * TRIES
    assert len(pool.compared) == TRIES
    assert tried(ports, pool, RIGHT) == "locked"


def test_guesses_from_many_networks_are_counted_together_too(ports: Ports, pool: Pool) -> None:
    side_by_side(60, lambda n: tried(ports, pool, WRONG, ip=f"203.0.113.{n}"))
    assert len(pool.compared) == TRIES_ELSEWHERE


def test_addresses_of_one_household_are_one_network(ports: Ports, pool: Pool) -> None:
    side_by_side(20, lambda n: tried(ports, pool, WRONG, ip=f"2001:db8:0:7::{n:x}"))
    assert len(pool.compared) == TRIES


@pytest.mark.parametrize("guess", list(Guess))
def test_each_thing_that_can_be_guessed_has_its_own_five(ports: Ports, guess: Guess) -> None:
    compared: list[int] = []

    def wrong() -> None:
        compared.append(1)
        raise NotAllowed("wrong_code", "The code is wrong or too old.")

    for _ in range(TRIES):
        with pytest.raises(SignInNeeded):
            guarded(call(ports), guess, EMAIL, wrong)
    with pytest.raises(TooMany):
        guarded(call(ports), guess, EMAIL, wrong)
    assert len(compared) == TRIES
    for other in set(Guess) - {guess}:
        guarded(call(ports), other, EMAIL, lambda: None)


def test_a_known_device_is_not_locked_by_guesses_from_elsewhere(ports: Ports, pool: Pool) -> None:
    mark = devices.mark(ports, EMAIL)
    for ip in (FAR, FARTHER, HOME):
        for _ in range(TRIES + 1):
            tried(ports, pool, WRONG, ip=ip)
    assert tried(ports, pool, RIGHT, ip=HOME) == "locked"
    assert tried(ports, pool, RIGHT, ip=HOME, mark=mark) == ""
    for _ in range(TRIES):
        assert tried(ports, pool, WRONG, mark=mark) == "wrong_credentials"
    assert tried(ports, pool, RIGHT, mark=mark) == "locked"  # a known device has five tries, and no more


@pytest.mark.parametrize("bend", ["other person", "other end", "no seal", "over"])
def test_a_devices_mark_is_for_one_person_and_cannot_be_made_up(ports: Ports, bend: str) -> None:
    mark = devices.mark(ports, "sam@office.example" if bend == "other person" else EMAIL)
    device, until, seal = mark.split(".")
    later = str(int(until) + 1)
    over = f"{device}.1.{ports.crypto.keyed_hash(f'device:{device}:1:{EMAIL}')}"
    bent = {"other person": mark, "other end": f"{device}.{later}.{seal}", "no seal": f"{device}.{until}", "over": over}
    assert devices.known(call(ports, mark=bent[bend]), EMAIL) == ""


def test_signing_in_again_and_again_locks_nobody_out(ports: Ports, pool: Pool) -> None:
    assert {tried(ports, pool, RIGHT) for _ in range(3 * TRIES)} == {""}


def test_a_provider_that_does_not_answer_counts_as_no_guess(ports: Ports) -> None:
    def silent() -> None:
        raise Unavailable("identity_unavailable", "The sign-in service did not answer.")

    for _ in range(2 * TRIES):
        with pytest.raises(Unavailable):
            guarded(call(ports), Guess.PASSWORD, EMAIL, silent)


@pytest.fixture
def doors(ports: Ports) -> OfficeClient:
    return make_client(ports, [auth.api], REP)


def test_a_forgotten_password_is_the_way_out_of_a_lock(doors: OfficeClient, pool: Pool) -> None:
    def login(password: str) -> int:
        return doors.post("/api/v1/auth/login", {"email": EMAIL, "password": password}).status

    assert [login(WRONG) for _ in range(TRIES)] == [401] * TRIES
    assert login(RIGHT) == 429
    change = {"email": "Robin@OFFICE.example", "code": "123456", "password": "a-quite-new-password"}
    assert doors.post("/api/v1/auth/confirm-forgot", change | {"code": "111111"}).status == 401
    assert doors.post("/api/v1/auth/confirm-forgot", change).status == 204
    assert login("a-quite-new-password") == 200


def test_a_sign_in_marks_its_device_once(doors: OfficeClient, ports: Ports) -> None:
    credentials = {"email": EMAIL, "password": RIGHT}
    first = doors.post("/api/v1/auth/login", credentials).headers["Set-Cookie"]
    assert [cookie.partition("=")[0] for cookie in first] == [session.COOKIE, devices.COOKIE]
    assert all({"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; ")) for cookie in first)
    mark = first[1].split(";")[0].partition("=")[2]
    assert devices.known(call(ports, mark=mark), EMAIL)
    again = doors.post("/api/v1/auth/login", credentials, Cookie=f"{devices.COOKIE}={mark}").headers["Set-Cookie"]
    assert len(again) == 1


@pytest.mark.parametrize("name", ["robin.reyes", "robin@office.example@office.example", "@@@"])
def test_a_user_name_is_no_second_way_to_the_same_person(doors: OfficeClient, pool: Pool, name: str) -> None:
    assert doors.post("/api/v1/auth/login", {"email": name, "password": RIGHT}).status == 422
    assert pool.compared == []


def test_a_challenge_carries_who_was_asked(ports: Ports) -> None:
    opened = Challenge(ChallengeKind.CODE, "robin.reyes", "s")
    note = session.seal(ports, opened, EMAIL, auth._now())
    assert session.unseal(ports, note, auth._now()) == (opened, EMAIL)


@pytest.mark.parametrize("spelling", ["ROBIN@office.example", " robin@office.example\t", "ｒobin@ＯFFICE.example"])
def test_a_person_has_one_spelling(spelling: str) -> None:
    assert canonical(spelling) == EMAIL
    assert canonical(canonical(spelling)) == EMAIL
