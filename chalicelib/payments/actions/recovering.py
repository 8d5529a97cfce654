"""Reconciling from the gateway's side: what it confirmed and the books do not have is booked (`looking_back`)."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from chalicelib.cloud.round_counts import Stretch, keep_stretch
from chalicelib.kernel.errors import DomainError, NotFound, Unavailable
from chalicelib.kernel.ports import Ports, Snapshot
from chalicelib.payments import store
from chalicelib.payments.actions.confirming import book_without_attempt, natural_key
from chalicelib.payments.actions.looking_back import QUEUE, RECOVERY, window
from chalicelib.payments.actions.posting import payment_id
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.model import Payment

PAGES: Final = 10  # of a hundred payments, in one message: some five seconds of the minute its worker has
log = logging.getLogger("quittance")


@dataclass(slots=True)
class Confirmed:
    """What a message found: how many confirmed payments of ours, how many of them the books had lost and have again
    since the round began, and how many could not be booked.
    """

    listed: int = 0
    found_again: int = 0
    refused: int = 0


def recover_confirmed(ports: Ports, message: Mapping[str, Any]) -> Confirmed:
    """Book what the gateway confirmed of a day and the books do not have: a stretch of it, the rest in a message more.

    A repeat books nothing twice and counts the same. Unavailable `gateway_unavailable`: the message comes again.
    """
    since, until = window(date.fromisoformat(message["on"]), message["part"])
    begun_at, cursor, found = datetime.fromisoformat(message["begun_at"]), message["cursor"] or None, Confirmed()
    for _ in range(PAGES):
        page = ports.gateway.successes(since, until, cursor)
        _recover(ports, page.items, begun_at, found)
        cursor = page.cursor
        if not cursor:
            break
    if cursor:
        ports.queues.send(QUEUE, [{**message, "cursor": cursor, "stretch": message["stretch"] + 1}])
    _tell(ports, message, found, ended=not cursor)
    return found


def _tell(ports: Ports, message: Mapping[str, Any], found: Confirmed, *, ended: bool) -> None:
    told = {"listed": found.listed, "found_again": found.found_again, "refused": found.refused}
    log.info("gateway_reconciled", extra={**told, "part": message["part"], "ended": ended})
    stretch = Stretch(
        *(message["round"], message["part"], message["stretch"], ports.clock.now(), found.listed),
        left_out=found.found_again,
        ended=ended,
        done=found.listed,
        wrong=found.refused,
    )
    keep_stretch(ports, stretch)


def _recover(ports: Ports, page: Iterable[Snapshot], begun_at: datetime, found: Confirmed) -> None:
    """Book what the books lack of a page; what they have is read together."""
    by_key = {store.PAYMENTS.place(one.account_id, _id(ports, one))[1:]: one for one in page}
    kept = {store.PAYMENTS.key(paid): paid for paid in ports.tables.get_all(store.PAYMENTS, by_key)}
    for key, said in by_key.items():
        found.listed += 1
        paid = kept.get(key) or _moved(ports, said)
        if paid is None:
            _book(ports, said, found)
        elif paid.posted_by == RECOVERY.subject and paid.posted_at >= begun_at:
            found.found_again += 1  # by an earlier try of this message


def _reference(said: Snapshot) -> str:
    return said.payment_reference or said.gateway_reference


def _id(ports: Ports, said: Snapshot) -> str:
    return payment_id(natural_key(ports, _reference(said)))


def _moved(ports: Ports, said: Snapshot) -> Payment | None:
    """The payment where its account was merged into another."""
    try:
        return payment_of(ports, said.account_id, _id(ports, said))
    except NotFound:
        return None


def _book(ports: Ports, said: Snapshot, found: Confirmed) -> None:
    told = {"gateway_reference": _reference(said)}
    try:
        book_without_attempt(ports, said, RECOVERY)
    except Unavailable:
        raise
    except DomainError as error:
        log.error("confirmed_payment_not_booked", extra={**told, "code": error.code})
        found.refused += 1
    else:
        log.warning("confirmed_payment_found_again", extra=told)
        found.found_again += 1
