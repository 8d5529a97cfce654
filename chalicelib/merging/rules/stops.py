"""What stops a merge, and what is told before it: the table of docs/decisions/merging.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from chalicelib.enrollment.model import AccountState, ConcernKind
from chalicelib.enrollment.rules.records import records_of
from chalicelib.enrollment.rules.replacing import OVERLAP, coverages_meet
from chalicelib.kernel.sentences import Said, say
from chalicelib.ledger.model import DISPUTED_CASH, REFUNDS_PAYABLE
from chalicelib.merging.model import Finding, Pair, Side

Test = Callable[[Side, Side], bool]


def _either(holds: Callable[[Side], bool]) -> Test:
    return lambda merged, survivor: holds(merged) or holds(survivor)


def _differ(what: Callable[[Side], object]) -> Test:
    return lambda merged, survivor: what(merged) != what(survivor)


def concerned(side: Side, kind: ConcernKind) -> bool:
    """Whether a concern of a kind holds on an account."""
    return any(concern.kind is kind and concern.ended_at is None for concern in side.file.concerns)


def _has(side: Side, code: str) -> bool:
    return any(key.startswith(f"{code}:") for key in side.head.balances)


STOPS: Final[tuple[tuple[str, Test, Said], ...]] = (
    (
        "same_account",
        lambda merged, survivor: merged.head.account_id == survivor.head.account_id,
        say("Choose two different accounts."),
    ),
    (
        "merged_already",
        _either(lambda side: bool(side.file.account.merged_into)),
        say("One of the accounts was merged into another already."),
    ),
    (
        "still_moving",
        _either(lambda side: side.head.moving),
        say("One of the accounts is being merged or split just now. Wait until that is done."),
    ),
    (
        "currency_differs",
        _differ(lambda side: side.file.account.currency),
        say("The accounts are in different currencies. Money is never exchanged here: settle one of them first."),
    ),
    (
        "survivor_closed",
        lambda merged, survivor: survivor.file.account.state is AccountState.CLOSED,
        say("The account that would go on is closed. Reopen it, or let the other one go on."),
    ),
    (
        "payment_processing",
        _either(lambda side: side.debits > 0),
        say("A payment is being processed at the bank. Wait for its end: until then nobody knows what is owed."),
    ),
    (
        "promise_open",
        lambda merged, survivor: merged.promise is not None,
        say("A promise to pay is open on the account that would be merged. Wait until it is kept or broken."),
    ),
    (
        "bankruptcy_on_one",
        _differ(lambda side: concerned(side, ConcernKind.BANKRUPTCY)),
        say(
            "Bankruptcy is noted on one of the accounts only. Debts from before it are kept apart; ask who handles it "
            "first, and note it on both if it concerns both."
        ),
    ),
)

NOTICES: Final[tuple[tuple[str, Test, Said], ...]] = (
    (
        "dispute_open",
        lambda merged, survivor: _has(merged, DISPUTED_CASH),
        say("A card dispute is running. It goes along, with the money the gateway holds back."),
    ),
    (
        "refund_pending",
        lambda merged, survivor: _has(merged, REFUNDS_PAYABLE),
        say("A refund is on its way. It goes along."),
    ),
    (
        "hold_in_force",
        _either(lambda side: bool(side.holds)),
        say("Dunning is on hold on one of the accounts. The hold will stand for everything."),
    ),
    (
        "do_not_contact",
        _either(lambda side: concerned(side, ConcernKind.DO_NOT_CONTACT)),
        say("Contact is not wanted on one of the accounts. That will hold for everything."),
    ),
    (
        "deceased",
        _differ(lambda side: concerned(side, ConcernKind.DECEASED)),
        say("A death is noted on one of the accounts only. Make sure it is the same person."),
    ),
    (
        "guarantor_differs",
        _differ(lambda side: (side.file.account.guarantor.name, side.file.account.guarantor.birth_date)),
        say("Different people answer for the accounts. Whoever answers for the one that goes on will answer for all."),
    ),
    (
        "language_differs",
        _differ(lambda side: side.file.account.language),
        say("The accounts are written to in different languages. That of the one that goes on will be used."),
    ),
    (
        "channel_closed",
        _differ(lambda side: side.file.account.contact.opted_out),
        say("A way of contact was closed on one of the accounts. It stays closed."),
    ),
)


def stops_of(merged: Side, survivor: Side, pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """What stops a merge, in the order of the table; empty when nothing does."""
    found = [Finding(code, message) for code, holds, message in STOPS if holds(merged, survivor)]
    return (*found, *_of_pairs(merged, survivor, pairs))


def notices_of(merged: Side, survivor: Side) -> tuple[Finding, ...]:
    """What should be known before a merge, and stops nothing."""
    return tuple(Finding(code, message) for code, holds, message in NOTICES if holds(merged, survivor))


def _of_pairs(merged: Side, survivor: Side, pairs: Sequence[Pair]) -> Iterator[Finding]:
    ours = {client.id for client in merged.file.clients if not client.replaced_by}
    theirs = {client.id for client in survivor.file.clients if not client.replaced_by}
    known = all(pair.client_id in ours and pair.survivor_id in theirs for pair in pairs)
    if not known or len({pair.client_id for pair in pairs}) != len(pairs):
        yield Finding("clients_unclear", say("Choose for each client at most one of the other account."))
    elif any(_overlap(merged, survivor, pair) for pair in pairs):
        yield Finding("coverages_overlap", OVERLAP)


def _overlap(merged: Side, survivor: Side, pair: Pair) -> bool:
    its, theirs = records_of(merged.file.clients, pair.client_id), records_of(survivor.file.clients, pair.survivor_id)
    return coverages_meet(merged.file.coverages, its, survivor.file.coverages, theirs)
