"""Two accounts of one person, to be merged and split in tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from chalicelib.cloud.records import CoreItem
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account
from chalicelib.invoicing.model import Invoice
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.store import HEADS
from chalicelib.merging import actions as merging
from chalicelib.merging.model import Merge, Pair, Preview
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Payment
from chalicelib.reports import actions as reports
from tests.fakes.money import Desk
from tests.fakes.office import SUPERVISOR
from tests.fakes.practice import enroll, issue

# What a journal and a merge write down stays. Who wrote last, how often, and under which seal, does not count.
_KEPT = ("J#", "MERGE", "MOVED#", "LINES#", "STEP#")
_WRITING = ("version", "by", "request", "hash")


class Twice(Desk):
    """A desk whose account is the one that is enrolled again as `other`; `other` goes on when they are merged."""

    def __init__(self, **changes: Any) -> None:
        super().__init__()
        self.card: Payment  # what a test pays with, and whom it looks at
        self.client = ""
        self.first = self.account
        self.other: Account = enroll(self.ports, "enroll-0002", **changes)

    def bill_days_ago(self, days: int, code: str = "VISIT") -> Invoice:
        """A bill for a service of some days ago: each day is charged once."""
        on = self.ports.clock.now().date() - timedelta(days=days)
        return issue(self.ports, self.account, self.key(), code, on)

    def bill_other(self, code: str = "LAB") -> Invoice:
        return issue(self.ports, self.other, self.key(), code)

    def third(self) -> Account:
        """One more account of the same person."""
        return enroll(self.ports, "enroll-0003")

    def preview(self, pairs: Sequence[Pair] = ()) -> Preview:
        return merging.preview_merge(self.ports, self.first.id, self.other.id, pairs)

    def merge(self, pairs: Sequence[Pair] = ()) -> Merge:
        mark = self.preview(pairs).mark
        made = merging.merge_accounts(self.ports, self.first.id, self.other.id, mark, pairs, "same person", SUPERVISOR)
        self.account = enrollment.account_of(self.ports, self.other.id)  # whoever works goes on there
        return made

    def split(self) -> Merge:
        made = merging.split_accounts(self.ports, self.other.id, self.first.id, SUPERVISOR)
        self.account = enrollment.account_of(self.ports, self.first.id)
        return made

    def same_person(self) -> Pair:
        ours, theirs = (enrollment.account_file(self.ports, a.id).clients[0].id for a in (self.first, self.other))
        return Pair(ours, theirs)

    def hears(self, paid: Payment, kind: str, reference: str) -> None:
        """The gateway tells of a dispute or a refund, as it tells anybody's queue."""
        payments.work(self.ports, {"task": "gateway", "kind": kind, "gateway_reference": reference})

    def both_tie(self) -> None:
        for account in (self.first, self.other):
            assert reports.faults_of(self.ports, account.id) == []
        assert self._cleared() == 0

    def _cleared(self) -> int:
        entries = [e for account in (self.first, self.other) for e in ledger.journal(self.ports, account.id)]
        return sum(leg.minor for entry in entries for leg in entry.legs if leg.code == "merged_accounts")

    def stands(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Everything alive and every paper of both accounts, as stored."""
        raws = [raw for a in (self.first, self.other) for raw in self.ports.tables.raw(CoreItem.table(), a.id)]
        kept = [raw for raw in raws if not raw["sk"]["S"].startswith(_KEPT)]
        return {
            (raw["pk"]["S"], raw["sk"]["S"]): {name: told for name, told in raw.items() if name not in _WRITING}
            | ({"open": HEADS.read(raw).open} if HEADS.holds(raw["sk"]["S"]) else {})  # packed in the order it came
            for raw in kept
        }
