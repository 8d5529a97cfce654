"""What the distribution and the gateway do to a call on its way: proofs by asking, as anybody can."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Final

from chalicelib.web.rate import counted_at
from infra.first_day.asking import Answer
from infra.first_day.day import Check, Day

FORGED: Final = "203.0.113.7"  # RFC 5737: nobody's
_TOKENS: Final = ("first.person", "second.person")  # no tokens: each is refused, each for itself
_ROUNDS: Final = 5
CHALLENGE: Final = "/api/v1/auth/challenge"  # counts knocks, then refuses what nobody sealed


def answers(day: Day) -> str:
    """The API answers through the distribution."""
    found = day.ask("GET", f"{day.site}/api/v1/health")
    return "" if found.status == 200 else f"{found.status} {found.problem.get('code', '')}".strip()


def around(day: Day) -> str:
    """The API's own address is refused, whatever a caller says of himself."""
    address = f"{day.outputs['EndpointURL'].rstrip('/')}/api/v1/health"
    for headers in ({}, {"x-viewer-address": FORGED}, {"x-origin-secret": ""}):
        found = day.ask("GET", address, headers)
        if (found.status, found.problem.get("code")) != (403, "around_the_edge"):
            return f"{found.status} {found.problem.get('code', 'without a code')}"
    return ""


def unknown_path(day: Day) -> str:
    """An address that there is not is told so, and nothing of the call is repeated."""
    address = f"{day.site}/api/v1/{day.marker}"
    for who, headers in (("without", {}), ("with", {"Authorization": f"Bearer {day.marker}"})):
        found = day.ask("GET", address, headers)
        if (found.status, found.problem.get("code")) != (404, "no_such_thing"):
            return f"{found.status} {found.headers.get('content-type', '')} {who} a token"
        if day.marker.encode() in found.body:
            return f"the answer {who} a token repeats what was sent"
    return ""


def unknown_body(day: Day) -> str:
    """Also when what was sent is no JSON."""
    found = day.ask("POST", f"{day.site}/api/v1/{day.marker}", {"Content-Type": "text/plain"}, b"?")
    return "" if (found.status, found.problem.get("code")) == (404, "no_such_thing") else str(found.status)


def error_is_not_kept(day: Day) -> str:
    """The same missing thing asked for twice is refused twice, each time anew; made, it is there at once."""
    address = f"{day.site}/api/v1/{day.marker}-twice"
    first, second = (day.ask("GET", address).problem.get("correlation_id", "") for _ in range(2))
    if not first or first == second:
        return "the second call was given the first one's answer"
    key, bucket, s3 = f"{day.marker}.txt", day.outputs["SiteBucketName"], day.client("s3")
    missing = day.ask("GET", f"{day.site}/{key}").status
    s3.put_object(Bucket=bucket, Key=key, Body=b"made", ContentType="text/plain")
    try:
        made = day.ask("GET", f"{day.site}/{key}")
    finally:
        s3.delete_object(Bucket=bucket, Key=key)
    return "" if missing in (403, 404) and made.body == b"made" else f"{missing}, then {made.status} once made"


def each_their_own(day: Day) -> str:
    """Two people who ask one address at the same moment get an answer each."""
    with ThreadPoolExecutor(len(_TOKENS)) as people:
        for _ in range(_ROUNDS):
            together = Barrier(len(_TOKENS))
            said = list(people.map(lambda token: _me(day, token, together), _TOKENS))  # noqa: B023  # done in its round
            ids = {answer.problem.get("correlation_id", "") for answer in said}
            if any(answer.status != 401 for answer in said):
                return f"{[answer.status for answer in said]}, where 401 was due"
            if len(ids) != len(_TOKENS) or "" in ids:
                return "one answer was given to two people"
    return ""


def _me(day: Day, token: str, together: Barrier) -> Answer:
    together.wait(30)
    return day.ask("GET", f"{day.site}/api/v1/auth/me", {"Authorization": f"Bearer {token}"})


def people_are_counted(day: Day) -> str:
    """A knock is counted under the address of this machine, and never under one that it claims."""
    minutes = {int(time.time()) // 60}
    sent = json.dumps({"challenge": day.marker, "answer": "000000"}).encode()
    found = day.ask(
        "POST", day.site + CHALLENGE, {"Content-Type": "application/json", "x-viewer-address": FORGED}, sent
    )
    if found.status >= 500:
        return f"{found.status} {found.problem.get('code', '')}".strip()
    minutes.add(int(time.time()) // 60)
    if any(_knocks(day, FORGED, minute) for minute in minutes):
        return "it was counted under the address that the call claimed"
    if not any(_knocks(day, day.whoami(), minute) for minute in minutes):
        return "it was counted under another's address than this machine's"
    return ""


def _knocks(day: Day, address: str, minute: int) -> bool:
    """Whether a limit counted somebody in a minute."""
    pk, sk = counted_at("login", address, minute)
    key = {"pk": {"S": pk}, "sk": {"S": sk}}
    table = day.outputs["ProjectionsTableName"]
    return "Item" in day.client("dynamodb").get_item(TableName=table, Key=key, ConsistentRead=True)


CHECKS: Final = (
    Check(
        "The API answers through the distribution",
        answers,
        "Nobody can use the office. `around_the_edge`: function and distribution know different secrets.",
        "Deploy once more; then look at OriginCustomHeaders of the distribution and at ORIGIN_SECRET of APIHandler.",
    ),
    Check(
        "The API's own address answers nobody",
        around,
        "Limits, and a firewall in front, can be walked around.",
        "Look at ORIGIN_SECRET of APIHandler: empty, the function takes every call.",
    ),
    Check(
        "An address that there is not is told so, with and without a token",
        unknown_path,
        "The gateway answers in its own words, and may repeat what was sent.",
        "Look at the gateway responses of the API and at its path {proxy+} (infra/answers.py).",
    ),
    Check(
        "So is one to which no JSON was sent",
        unknown_body,
        "A mock of the gateway takes JSON alone: who sends a form there reads 415. No harm beyond the words.",
        "Make `passthroughBehavior` of {proxy+} `when_no_match` (infra/answers.py).",
    ),
    Check(
        "An error is not kept for others, and what was made is there at once",
        error_is_not_kept,
        "One caller's error is everybody's for some seconds.",
        "Look at CustomErrorResponses of the distribution: ErrorCachingMinTTL is 0.",
    ),
    Check(
        "Two people asking one address at once get each their own answer",
        each_their_own,
        "One client could read another's answer. Take the stage from the net until it holds.",
        "Look at ApiCachePolicy: Authorization, cookies and the query stand in its key.",
    ),
    Check(
        "Limits count people, and nobody can claim another's address",
        people_are_counted,
        "People behind one server of the distribution shut each other out, or a guesser goes uncounted.",
        "Look at the function on /api/* (ApiViewer) and whether its header reaches the API.",
    ),
)
