"""Telling two accounts apart that look alike: nobody is asked about the two again."""

from __future__ import annotations

from chalicelib.cloud.tables import until_settled
from chalicelib.enrollment.actions.accounts import open_account_of
from chalicelib.enrollment.store.apart import APART, ToldApart
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write


def tell_apart(ports: Ports, account_id: str, other_id: str, by: Actor, *, apart: bool = True) -> None:
    """Keep with two accounts that they are two people's, or (`apart` false) that they may be one person's after all.

    Told again, nothing is written. They may be merged all the same. NotFound `account_not_found`; Conflict
    `account_merged`; Invalid `same_account`.
    """
    if account_id == other_id:
        raise Invalid("same_account", say("An account cannot be told apart from itself."))

    def attempt() -> None:
        pair = (open_account_of(ports, account_id).id, open_account_of(ports, other_id).id)
        told = [_told(ports, one, other, by, apart) for one, other in (pair, pair[::-1])]
        writes = [_write(after, was) for after, was in told if after is not None]
        if writes:
            ports.tables.commit(writes, by)

    until_settled(attempt)


def _write(after: ToldApart, was: int | None) -> Write:
    """Over what was read; whoever was first, the other reads again and finds it told."""
    return APART.follow(after) if was is None else APART.replace(after, was)


def _told(
    ports: Ports, account_id: AccountId, other_id: AccountId, by: Actor, apart: bool
) -> tuple[ToldApart | None, int | None]:
    """What an account is to say of another one, None where it says so; and the version it replaces."""
    before = APART.get(ports.tables, account_id, other_id)
    if (before is not None and before.apart) == apart:
        return None, None
    was = before.version if before else None
    return ToldApart(account_id, other_id, apart, ports.clock.now(), by.subject, (was or 0) + 1), was
