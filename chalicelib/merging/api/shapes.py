"""What comes in and goes out at the doors of merging."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.enrollment.api.views import AccountView, ClientView, ConcernView
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.languages import Language
from chalicelib.ledger.model import DISPUTED_CASH, RECEIVABLE, REFUNDS_PAYABLE, UNAPPLIED, Head
from chalicelib.merging.model import Alike, Finding, Merge, MergeState, Pair, Preview, Side
from chalicelib.merging.rules.standstill import still_since
from chalicelib.web.shapes import Id, MoneyView, Sentence, Shape, ShortText, Version, View

PAIRS_MAX = 20  # more clients than an account has


class PairIn(Shape):
    """Two records of one person: the merged account's client, and the survivor's who stands for both."""

    client: Id
    survivor: Id

    def pair(self) -> Pair:
        """The same as the room's model."""
        return Pair(ClientId(self.client), ClientId(self.survivor))


class MergePreviewIn(Shape):
    """The account that would be merged, and its clients who are clients of the survivor too."""

    merged: Id
    pairs: list[PairIn] = Field(default_factory=list, max_length=PAIRS_MAX)


class MergeIn(MergePreviewIn):
    """The account to merge, as it was previewed under `mark`, and why."""

    mark: Annotated[str, Field(min_length=1, max_length=64)]
    reason: Annotated[ShortText, Field(min_length=1)]


class ReplaceIn(Shape):
    """The record that stands for both from then on, and the versions of both that were looked at."""

    survivor: Id
    version: Version
    survivor_version: Version


class MergeFindingView(View):
    """What a merge meets: a stable code and what to do."""

    code: str
    message: Sentence

    @classmethod
    def of(cls, finding: Finding) -> MergeFindingView:
        """Show a finding."""
        return cls(code=finding.code, message=finding.message)


class AlikeView(View):
    """Two clients, one of each account, who may be one person, and why."""

    client: str
    survivor: str
    score: int
    reasons: list[str]

    @classmethod
    def of(cls, alike: Alike) -> AlikeView:
        """Show two clients who may be one."""
        reasons = list(alike.reasons)
        return cls(client=alike.client_id, survivor=alike.survivor_id, score=alike.score, reasons=reasons)


class StandingMoneyView(View):
    """What an account stands at: owed by all parties, money on no invoice, refunds on their way, money in disputes."""

    owed: MoneyView
    unapplied: MoneyView
    refunds: MoneyView
    disputed: MoneyView

    @classmethod
    def of(cls, heads: Iterable[Head], language: Language) -> StandingMoneyView:
        """Show what accounts of one currency stand at together."""
        known = list(heads)

        def money(code: str, sign: int) -> MoneyView:
            kept = [minor for head in known for key, minor in head.balances.items() if key.split(":")[0] == code]
            return MoneyView.of(sign * sum(kept), known[0].currency, language)

        return cls(
            owed=money(RECEIVABLE, 1),
            unapplied=money(UNAPPLIED, -1),
            refunds=money(REFUNDS_PAYABLE, -1),
            disputed=money(DISPUTED_CASH, 1),
        )


class MergeSideView(View):
    """One of two accounts beside the other: who it is, and what it would bring."""

    account: AccountView
    clients: list[ClientView]
    concerns: list[ConcernView]
    coverages: int
    holds: int
    invoices: int
    open_invoices: int
    credit_notes: int
    money: StandingMoneyView

    @classmethod
    def of(cls, side: Side, language: Language) -> MergeSideView:
        """Show one of two accounts."""
        file = side.file
        return cls(
            account=AccountView.of(file.account),
            clients=[ClientView.of(client) for client in file.clients],
            concerns=[ConcernView.of(concern) for concern in file.concerns if concern.ended_at is None],
            coverages=len(file.coverages),
            holds=len(side.holds),
            invoices=side.head.invoices,
            open_invoices=len(side.head.open),
            credit_notes=side.head.credit_notes,
            money=StandingMoneyView.of([side.head], language),
        )


class MergePreviewView(View):
    """What a merge would do, before it is done: both accounts, what stops it, what to know, and what they stand at
    together. `mark` is sent with the merge.
    """

    merged: MergeSideView
    survivor: MergeSideView
    together: StandingMoneyView | None
    stops: list[MergeFindingView]
    notices: list[MergeFindingView]
    alike: list[AlikeView]
    mark: str

    @classmethod
    def of(cls, preview: Preview, language: Language) -> MergePreviewView:
        """Show a preview; two currencies have no sum."""
        heads = [preview.merged.head, preview.survivor.head]
        one_currency = len({head.currency for head in heads}) == 1
        return cls(
            merged=MergeSideView.of(preview.merged, language),
            survivor=MergeSideView.of(preview.survivor, language),
            together=StandingMoneyView.of(heads, language) if one_currency else None,
            stops=[MergeFindingView.of(stop) for stop in preview.stops],
            notices=[MergeFindingView.of(notice) for notice in preview.notices],
            alike=[AlikeView.of(alike) for alike in preview.alike],
            mark=preview.mark,
        )


class MergeView(View):
    """An account merged into another: how far it is, what it carried so far (`items`), and since when nothing has moved
    of one that should go on by itself.
    """

    id: str
    merged_id: str
    merged_number: str
    survivor_id: str
    survivor_number: str
    state: MergeState
    items: int
    reason: str
    asked_by: str
    asked_at: datetime
    split_by: str
    split_at: datetime | None
    still_since: datetime | None

    @classmethod
    def of(cls, merge: Merge, now: datetime) -> MergeView:
        """Show a merge as it is now."""
        return cls(
            id=merge.id,
            merged_id=merge.account_id,
            merged_number=merge.number,
            survivor_id=merge.survivor_id,
            survivor_number=merge.survivor_number,
            state=merge.state,
            items=merge.items,
            reason=merge.reason,
            asked_by=merge.asked_by,
            asked_at=merge.asked_at,
            split_by=merge.split_by,
            split_at=merge.split_at,
            still_since=still_since(merge, now),
        )


class MergesView(View):
    """The merges an account stands in now, the oldest first."""

    items: list[MergeView]
