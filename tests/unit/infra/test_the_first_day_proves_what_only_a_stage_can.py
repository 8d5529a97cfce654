"""Each proof of the first day holds on a stage that is well, and fails on one that does that very thing wrongly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from chalicelib.kernel.errors import DomainError
from chalicelib.notices.actions.news import PROBE, hear_mail_event
from chalicelib.web import auth
from chalicelib.web.rate import counted_at
from infra.first_day import __main__ as command
from infra.first_day.day import Proof, proved
from tests.fakes.first_day import ME, OTHERS, Account, Edge, first_day, served
from tests.fakes.office import make_office


def proofs(account: Account, wrong: str = "") -> dict[str, Proof]:
    with served(Edge(account, wrong)) as origin:
        return {proof.check.what: proof for proof in proved(first_day(account, origin), command.CHECKS)}


def not_held(found: dict[str, Proof]) -> list[str]:
    return [what for what, proof in found.items() if proof.state != "holds"]


@pytest.mark.parametrize("late", [0, 3])
def test_a_stage_that_is_well_holds_also_when_it_tells_late(late: int) -> None:
    account = Account(late=late)
    found = proofs(account)
    assert not_held(found) == []
    assert len(found) == 13


def test_nothing_of_a_proof_stays_behind() -> None:
    account = Account()
    proofs(account)
    assert account.objects == {}
    assert account.schedules == set()
    assert account.topics == {"alarms": []}
    assert account.alarm_states == ["ALARM", "OK"]
    assert [[body for _, body in queue] for queue in account.queues.values()] == [[OTHERS]], (
        "others' work is left alone"
    )


@pytest.mark.parametrize(
    ("wrong", "fails"),
    [
        ("secret", "The API answers through the distribution"),
        ("around", "The API's own address answers nobody"),
        ("gateway", "An address that there is not is told so, with and without a token"),
        ("mock", "So is one to which no JSON was sent"),
        ("kept", "An error is not kept for others, and what was made is there at once"),
        ("kept missing", "An error is not kept for others, and what was made is there at once"),
        ("shared", "Two people asking one address at once get each their own answer"),
        ("forged", "Limits count people, and nobody can claim another's address"),
        ("distribution", "Limits count people, and nobody can claim another's address"),
        ("no cors", "The site's page can bring a file"),
        ("open", "The site's page can bring a file"),
        ("elsewhere", "The site's page can bring a file"),
        ("unreadable", "The site's page can bring a file"),
    ],
)
def test_an_edge_that_does_one_thing_wrongly_is_found(wrong: str, fails: str) -> None:
    found = proofs(Account(), wrong)
    assert found[fails].state == "fails"
    assert [what for what in not_held(found) if what != fails] == (
        ["Two people asking one address at once get each their own answer"] if wrong == "kept" else []
    )


@pytest.mark.parametrize(
    ("lost", "fails"),
    [
        ("mail", "A mail that bounces is heard"),
        ("alarm", "An alarm reaches its topic"),
        ("failure", "Work that fails ends in the dead letters"),
        ("schedule", "A schedule that cannot be delivered ends in the dead letters"),
    ],
)
def test_what_is_lost_on_its_way_is_said_with_what_it_means_and_how_to_mend_it(lost: str, fails: str) -> None:
    account = Account(lost=frozenset({lost}))
    found = proofs(account)
    assert not_held(found) == [fails]
    line = str(found[fails])
    assert found[fails].check.means in line
    assert found[fails].check.mend in line
    assert len(account.queues) == 1, "what listened is taken away also when nothing was told"


@pytest.mark.parametrize("subscriptions", [[], ["PendingConfirmation"]])
def test_an_alarm_that_nobody_reads_is_no_alarm(subscriptions: list[str]) -> None:
    account = Account()
    account.subscriptions = subscriptions
    assert not_held(proofs(account)) == ["Somebody is told of alarms"]


def test_a_refusal_stops_no_other_proof_and_quotes_nobody() -> None:
    found = proofs(Account(refuses="send_email"))
    assert not_held(found) == ["A mail that bounces is heard"]
    refused = found["A mail that bounces is heard"]
    assert refused.state == "unknown"
    assert "MessageRejected" in str(refused)
    assert not any(said in str(proof) for proof in found.values() for said in ("@", ME))


def test_a_stage_that_cannot_be_reached_is_unknown_line_by_line() -> None:
    with served(Edge(Account())) as origin:
        pass
    found = list(proved(first_day(Account(), origin), command.edge.CHECKS))
    assert {proof.state for proof in found} == {"unknown"}


def test_a_day_on_which_something_fails_ends_in_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    def some(lost: str) -> Iterator[Proof]:
        with served(Edge(Account(), lost)) as origin:
            yield from proved(first_day(Account(), origin), command.edge.CHECKS[:2])

    assert command.told(some("")) == 0
    assert command.told(some("around")) == 1
    assert "1 hold, 1 fail, 0 unknown" in capsys.readouterr().out


def test_a_file_is_lent_in_the_region_of_the_profile() -> None:
    """In a process of its own: the office reads its Region once."""
    code = (
        "import boto3; from infra.first_day.__main__ import _lend; "
        "session = boto3.Session('id', 'secret', region_name='eu-north-1'); "
        "print(_lend(session, 'bucket', 'imports/a.txt', 'text/plain', 1))"
    )
    outside = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    known = {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**outside, **known}, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("https://bucket.s3.eu-north-1.amazonaws.com/imports/a.txt?")


def test_a_knock_is_looked_for_where_the_office_counts_it() -> None:
    ports = make_office()
    (door,) = [door for door in auth.api.doors if door.path == command.edge.CHALLENGE]
    call: Any = SimpleNamespace(ports=ports, source_ip=ME)
    with pytest.raises(DomainError):  # nobody sealed it; the knock counts
        door.handler(call, auth.ChallengeIn(challenge="first-day", answer="000000"))
    place = counted_at("login", ME, int(ports.clock.now().timestamp()) // 60)
    assert ports.tables.count(*place, lives_seconds=60, add=0) == 1


def test_the_mail_of_a_first_day_is_heard_and_is_about_nobody() -> None:
    ports = make_office()
    mail = {"messageId": "m-1", "tags": {"reference": [f"{PROBE}__ntc_0a1b"]}}
    assert hear_mail_event(ports, {"eventType": "Bounce", "mail": mail, "bounce": {}}) is None
    assert ports.tables.count("HEARD#mail", "ntc_0a1b", lives_seconds=60, add=0) == 1
