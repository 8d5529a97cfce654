"""Beginning the proof of every night, by a round on the queue `proofs`; `nights` says what follows."""

from __future__ import annotations

from typing import Final, Literal

from chalicelib.cloud.rounds import queue_shards
from chalicelib.kernel.errors import RuleBroken, Unavailable
from chalicelib.kernel.lists import ACCOUNT_SHARDS
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.payments import actions as payments

Task = Literal["prove", "rebuild"]
QUEUE: Final = "proofs"


def prove_office(ports: Ports) -> int:
    """Begin the proof of every night: book what the gateway confirmed and the books lost, and queue all accounts.

    Answers how many confirmed payments were looked at. RuleBroken `confirmed_not_booked` for what could not be booked,
    Unavailable `gateway_unavailable` when the gateway was silent; the accounts are queued all the same.
    """
    confirmed = payments.recover_confirmed(ports)
    queue_shards(ports, QUEUE, {"task": "prove"}, ACCOUNT_SHARDS)
    if confirmed.refused:
        raise RuleBroken(
            "confirmed_not_booked",
            say("The gateway confirmed payments that cannot be booked: {count}", count=len(confirmed.refused)),
        )
    if confirmed.silent:
        raise Unavailable("gateway_unavailable", say("The card gateway does not answer. Try again shortly."))
    return confirmed.listed
