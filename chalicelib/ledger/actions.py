"""The verbs of the books: open, post, reverse, read, prove."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any, TypeVar

from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import Conflict, DomainError, NotFound
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.money import Currency
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import as_is, say
from chalicelib.kernel.tables import Raw, Write
from chalicelib.kernel.values import dataclass
from chalicelib.ledger import rules, store
from chalicelib.ledger.journals import (
    entries_about,
    entries_since,
    head_of,
    journal,
    latest_entries,
    owed_on,
    page_of,
    told_back,
    told_heads,
    whole_journal,
)
from chalicelib.ledger.model import Draft, Entry, Head

T = TypeVar("T")

__all__ = [
    "AlreadyThere",
    "Posting",
    "check_takes_entries",
    "entries_about",
    "entries_among",
    "entries_since",
    "entry_of",
    "entry_writes",
    "head_among",
    "head_of",
    "heads_of",
    "is_head",
    "journal",
    "latest_entries",
    "merged",
    "new_head",
    "on_head",
    "owed_on",
    "page_of",
    "post",
    "post_as_read",
    "prove",
    "surviving_head",
    "today",
    "told_back",
    "told_heads",
    "whole_journal",
    "working_head",
]


@dataclass(frozen=True, slots=True)
class Posting:
    """One business action on an account: the entry and the items that change with it, in one transaction.

    One of `writes` is usually an `add` under the action's natural key, which makes the action happen once for ever.
    `numbered_invoices` and `numbered_credit_notes` say how many numbers of each series the action uses up.
    """

    draft: Draft
    writes: Sequence[Write] = field(default_factory=tuple)
    numbered_invoices: int = 0
    numbered_credit_notes: int = 0


def today(ports: Ports) -> date:
    """The civil date in the books: today in the office's time zone."""
    return civil_date(ports.clock.now(), ports.settings.office_time_zone)


def new_head(account_id: AccountId, currency: Currency) -> Write:
    """The write that opens an account's books, for the transaction that enrolls it."""
    return store.opening(Head(account_id, currency, version=0))


def heads_of(ports: Ports, account_ids: Iterable[str]) -> dict[str, Head]:
    """Read what accounts stand at, by their ids; of those that there are."""
    return {head.account_id: head for head in store.read_heads(ports.tables, account_ids)}


def surviving_head(ports: Ports, account_id: str) -> Head:
    """Read the head of the account that has what an account had: its own, or that of the one it was merged into.

    NotFound `account_not_found`.
    """
    head = head_of(ports, account_id)
    while head.merged_into:
        head = head_of(ports, head.merged_into)
    return head


def working_head(ports: Ports, account_id: str) -> Head:
    """Read the head of an account to work on it: as for posting, it was not merged into another, and stands still for
    nobody. NotFound `account_not_found`; Conflict `account_merged`.
    """
    head = head_of(ports, account_id)
    check_takes_entries(head)
    return head


def merged(survivor: str) -> Conflict:
    """The refusal of work on an account that was merged; its field `account_id` names the one it was merged into."""
    told = {"account_id": as_is(survivor)}
    return Conflict("account_merged", say("This account was merged into another one. Work on that one."), told)


def head_among(raws: Sequence[dict[str, Any]]) -> Head:
    """What an account stands at, among its stored items. NotFound `account_not_found`."""
    head = store.head_in(raws)
    if head is None:
        raise NotFound("account_not_found", say("There is no such account."))
    return head


def is_head(sk: str) -> bool:
    """Whether a sort key is that of an account's head: every account has one."""
    return store.HEADS.holds(sk)


def entries_among(raws: Iterable[Raw]) -> list[Entry]:
    """The entries among an account's stored items."""
    return store.ENTRIES.among(raws)


def post(ports: Ports, account_id: str, compose: Callable[[Head], Posting], by: Actor) -> Entry:
    """Post one business action: read the head, let `compose` decide on it, write everything or nothing.

    `compose` is called again on the fresh head whenever somebody else posted in between, so it reads what it decides
    on by itself. Raises AlreadyThere when a natural key among the writes exists (the action was done before: read it
    back), RuleBroken for an entry that does not balance, and whatever `compose` raises.
    """

    return post_as_read(ports, lambda: on_head(ports, account_id, compose), by)


def on_head(ports: Ports, account_id: str, compose: Callable[[Head], T]) -> tuple[Head, T]:
    """Decide on an account's head and on what is read after it; answers both.

    A refusal holds only when nobody posted while it was decided: else some of what was read was of before and some of
    after, so it is Contested and decided again.
    """
    head = head_of(ports, account_id)
    try:
        return head, compose(head)
    except (DomainError, ValueError):
        if head_of(ports, account_id).version != head.version:
            raise Contested from None
        raise


def post_as_read(ports: Ports, decide: Callable[[], tuple[Head, Posting]], by: Actor) -> Entry:
    """Post one business action whose `decide` reads the head in one query with what else it decides on.

    Otherwise as `post`: it is called again whenever somebody else posted in between, and raises the same. Conflict
    `account_merged` for books that were merged into another account's; while books are moving it waits for them.
    """

    def attempt() -> Entry:
        head, posting = decide()
        check_takes_entries(head)
        entry = rules.entry_of(head, posting.draft, ports.clock.now(), by.subject)
        after = replace(
            rules.head_after(head, entry),
            invoices=head.invoices + posting.numbered_invoices,
            credit_notes=head.credit_notes + posting.numbered_credit_notes,
        )
        ports.tables.commit([*store.posting(head, after, entry), *posting.writes], by)
        return entry

    return until_settled(attempt)


def check_takes_entries(head: Head) -> None:
    """Books take entries: they were not merged into another account's. Conflict `account_merged`; Contested while they
    are moving.
    """
    if head.moving:
        raise Contested
    if head.merged_into:
        raise merged(head.merged_into)


def entry_writes(
    ports: Ports, head: Head, draft: Draft, by: Actor, *, merged_into: str, moving: bool
) -> tuple[Head, list[Write]]:
    """The head after one entry and the writes of both, for a transaction over the books of two accounts: one that
    merges or splits them, or moves money from one to the other. Raises as `rules.check`.
    """
    entry = rules.entry_of(head, draft, ports.clock.now(), by.subject)
    after = replace(rules.head_after(head, entry), merged_into=merged_into, moving=moving)
    return after, store.posting(head, after, entry)


def entry_of(ports: Ports, account_id: str, version: int) -> Entry | None:
    """Read one entry of an account's journal by its version; None where there is none."""
    return store.read_entry(ports.tables, account_id, version)


def prove(ports: Ports, account_id: str) -> list[str]:
    """Prove an account's books: each entry balances, no gap, no broken seal, the head ties. Empty when all is well."""
    head = head_of(ports, account_id)
    entries = [entry for entry in journal(ports, account_id) if entry.version <= head.version]
    return rules.faults(head, entries)
