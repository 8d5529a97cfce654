"""When two records of an account may be one person's, and when they may be two again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.enrollment.model import AccountFile, Client, Coverage
from chalicelib.enrollment.rules.coverages import overlapping
from chalicelib.enrollment.rules.records import records_of
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import say


def check_replaceable(file: AccountFile, one: Client, other: Client) -> None:
    """One record may stand for two while both stand for themselves, and their coverages do not stand in one place.

    RuleBroken `same_client`, `replaced_already`, `client_answers` or `coverages_overlap`.
    """
    if one.id == other.id:
        raise RuleBroken("same_client", say("Choose two different clients."))
    if one.replaced_by or other.replaced_by:
        raise RuleBroken("replaced_already", say("One of the records was replaced by another one already."))
    if file.account.guarantor.client_id == one.id:
        raise RuleBroken(
            "client_answers",
            say("This client answers for the account. Let this record go on, and replace the other one."),
        )
    if coverages_meet(
        file.coverages, records_of(file.clients, one.id), file.coverages, records_of(file.clients, other.id)
    ):
        raise RuleBroken("coverages_overlap", OVERLAP)


OVERLAP = say(
    "Both records of a client have a coverage in the same place, or of the same payer and member number, on the same "
    "days. End one of the two first."
)


def coverages_meet(
    one: Sequence[Coverage], its: Sequence[ClientId], other: Sequence[Coverage], theirs: Sequence[ClientId]
) -> bool:
    """Whether coverages of one person's two records stand in the same place on a day."""
    moved = [replace(coverage, client_id=its[0]) for coverage in other if coverage.client_id in theirs]
    return any(overlapping(replace(coverage, client_id=its[0]), moved) for coverage in one if coverage.client_id in its)


def check_restorable(client: Client, version: int) -> None:
    """Two records are two again while nothing was posted on their account since, and no merge of accounts joined them.

    RuleBroken `posted_since`, `came_by_merge`.
    """
    if not client.replaced_at:
        raise RuleBroken("came_by_merge", say("These records became one when two accounts were merged: split those."))
    if client.replaced_at != version + 1:
        raise RuleBroken(
            "posted_since", say("Something was posted on the account since, so the two records stay one person's.")
        )
