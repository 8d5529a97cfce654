"""Posting with an answer: what was made, also when it had been made before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import Head

T = TypeVar("T")


class MadeBefore(Exception, Generic[T]):
    """What is asked for was done before: nothing is posted, and this is the answer."""

    def __init__(self, answer: T) -> None:
        super().__init__("done before")
        self.answer = answer


def post(ports: Ports, account_id: str, decide: Callable[[Head], tuple[Posting, T]], by: Actor) -> T:
    """Post what `decide` composes on the account's head and answer what it made.

    `decide` runs again on fresh facts whenever somebody else posted in between; a `MadeBefore` from it ends the matter.
    """

    def read() -> tuple[Head, Posting, T]:
        head, (posting, answer) = ledger.on_head(ports, account_id, decide)
        return head, posting, answer

    return post_as_read(ports, read, by)


def post_as_read(ports: Ports, decide: Callable[[], tuple[Head, Posting, T]], by: Actor) -> T:
    """The same for a `decide` that reads the head in one query with what else it decides on."""
    made: list[T] = []

    def compose() -> tuple[Head, Posting]:
        head, posting, answer = decide()
        made[:] = [answer]
        return head, posting

    try:
        ledger.post_as_read(ports, compose, by)
    except MadeBefore as before:
        answer: T = before.answer
        return answer
    return made[0]
