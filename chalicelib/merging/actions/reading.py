"""Reading merges, and the two accounts of one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.cloud.tables import Contested
from chalicelib.collections.actions.carrying import dunning_among, holds_on, open_promise
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.kernel.errors import DomainError, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import head_among, today
from chalicelib.merging import store
from chalicelib.merging.model import Merge, MergeState, Side
from chalicelib.payments import actions as payments


def side_of(ports: Ports, account_id: str) -> Side:
    """Read one of two accounts as a merge sees it, in one query. NotFound `account_not_found`."""
    file = enrollment.account_file(ports, account_id)
    return Side(
        file=file,
        head=head_among(file.raws),
        dunning=dunning_among(file.raws),
        holds=tuple(holds_on(file.raws, today(ports))),
        promise=open_promise(file.raws),
        debits=len(payments.debits_in(file.raws)),
    )


def mark_of(*files: AccountFile) -> str:
    """A short mark of the state of accounts: another one as soon as anything alive of either changed."""
    told = [[raw["pk"]["S"], raw["sk"]["S"], raw["version"]["N"]] for file in files for raw in file.raws]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def merge_of(ports: Ports, account_id: str) -> Merge | None:
    """Read the last merge of an account into another; None when it never was."""
    return store.MERGES.get(ports.tables, account_id)


@contextmanager
def settled_meanwhile(ports: Ports, before: Merge | None, account_id: str) -> Iterator[None]:
    """A refusal holds only when no twin did the same while it was decided: else it is Contested and decided again."""
    try:
        yield
    except DomainError:
        if merge_of(ports, account_id) != before:
            raise Contested from None
        raise


def known_merge(ports: Ports, account_id: str) -> Merge:
    """Read the last merge of an account into another. NotFound `merge_not_found`."""
    found = merge_of(ports, account_id)
    if found is None:
        raise NotFound("merge_not_found", say("This account was not merged into another one."))
    return found


def merges_of(ports: Ports, account_id: str) -> list[Merge]:
    """Read the merges an account stands in now: the one by which it went into another, and those that came to it."""
    account = enrollment.account_of(ports, account_id)
    places = [account_id, *(absorbed.account_id for absorbed in account.absorbed)]
    found = ports.tables.get_all(store.MERGES, [(place, store.MERGES.sk) for place in places])
    return sorted((merge for merge in found if _stands(merge)), key=lambda merge: merge.asked_at)


def _stands(merge: Merge) -> bool:
    return merge.state is not MergeState.SPLIT
