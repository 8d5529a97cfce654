"""The table of what stops a merge and what is told before it: a row a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.collections.model import DunningHold, DunningHoldReason, Promise, PromiseState
from chalicelib.enrollment.model import (
    Account,
    AccountFile,
    AccountState,
    Address,
    Channel,
    Client,
    Concern,
    ConcernKind,
    ConcernSeverity,
    Contact,
    Coverage,
    Guarantor,
    GuarantorKind,
    PersonName,
)
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.ledger.model import Head
from chalicelib.merging.model import Pair, Side
from chalicelib.merging.rules.stops import NOTICES, STOPS, notices_of, stops_of
from tests.fakes.merging import Twice

AT = datetime(2026, 3, 2, tzinfo=UTC)
Change = Callable[[Side], Side]


def side(name: str) -> Side:
    account = Account(
        id=AccountId(f"acc_{name}"),
        number=name,
        currency=currency("USD"),
        language="en",
        time_zone="America/New_York",
        guarantor=Guarantor(GuarantorKind.PERSON, "Ada Okafor", Address()),
        contact=Contact(),
        state=AccountState.ACTIVE,
        enrolled_at=AT,
        version=1,
    )
    client = Client(
        ClientId(f"cli_{name}"), account.id, PersonName("Okafor", "Ada"), date(1980, 5, 17), "female", Address(), (), 1
    )
    file = AccountFile(account, (client,), (), ())
    return Side(file, Head(account.id, account.currency, 1), None, (), None, 0)


def account(**changes: Any) -> Change:
    return lambda one: replace(one, file=replace(one.file, account=replace(one.file.account, **changes)))


def head(**changes: Any) -> Change:
    return lambda one: replace(one, head=replace(one.head, **changes))


def concern(kind: ConcernKind, ended_at: datetime | None = None) -> Change:
    noted = Concern("con_1", AccountId("acc_1"), kind, ConcernSeverity.WARNING, "", AT, "staff:rep", ended_at, 1)
    return lambda one: replace(one, file=replace(one.file, concerns=(noted,)))


def both(change: Change) -> tuple[Change, Change]:
    return change, change


def same(one: Side) -> Side:
    return one


HOLD = DunningHold("hld_1", AccountId("acc_1"), DunningHoldReason.DISPUTE, "", AT, "staff:rep", None, None, 1)
PROMISE = Promise("prm_1", AccountId("acc_1"), 100, date(2026, 4, 1), AT, "staff:rep", PromiseState.OPEN, 1)
MERGED_ALREADY = account(merged_into="acc_9")

# code, what is changed of the merged account, what of the survivor
STOPPED: list[tuple[str, Change, Change]] = [
    ("same_account", head(account_id="acc_one"), head(account_id="acc_one")),
    ("merged_already", MERGED_ALREADY, same),
    ("merged_already", same, MERGED_ALREADY),
    ("still_moving", head(moving=True), same),
    ("still_moving", same, head(moving=True)),
    ("currency_differs", account(currency=currency("SEK")), same),
    ("survivor_closed", same, account(state=AccountState.CLOSED)),
    ("payment_processing", lambda one: replace(one, debits=1), same),
    ("payment_processing", same, lambda one: replace(one, debits=1)),
    ("promise_open", lambda one: replace(one, promise=PROMISE), same),
    ("bankruptcy_on_one", concern(ConcernKind.BANKRUPTCY), same),
    ("bankruptcy_on_one", same, concern(ConcernKind.BANKRUPTCY)),
]
TOLD: list[tuple[str, Change, Change]] = [
    ("dispute_open", head(balances={"disputed_cash:guarantor": 100}), same),
    ("refund_pending", head(balances={"refunds_payable:guarantor": -100}), same),
    ("hold_in_force", lambda one: replace(one, holds=(HOLD,)), same),
    ("hold_in_force", same, lambda one: replace(one, holds=(HOLD,))),
    ("do_not_contact", concern(ConcernKind.DO_NOT_CONTACT), same),
    ("deceased", concern(ConcernKind.DECEASED), same),
    ("guarantor_differs", account(guarantor=Guarantor(GuarantorKind.PERSON, "Obi Okafor", Address())), same),
    ("language_differs", account(language="pl"), same),
    ("channel_closed", account(contact=Contact(opted_out=frozenset({Channel.EMAIL}))), same),
]
FREE: list[tuple[Change, Change]] = [
    (same, same),
    (account(state=AccountState.CLOSED), same),
    (same, lambda one: replace(one, promise=PROMISE)),
    both(concern(ConcernKind.BANKRUPTCY)),
    (concern(ConcernKind.BANKRUPTCY, AT), same),
    (head(balances={"disputed_cash:guarantor": 100, "refunds_payable:guarantor": -5}), same),
]


@pytest.mark.parametrize(("code", "merged", "survivor"), STOPPED)
def test_each_reason_stops_the_merge(code: str, merged: Change, survivor: Change) -> None:
    assert [stop.code for stop in stops_of(merged(side("one")), survivor(side("two")), [])] == [code]


@pytest.mark.parametrize(("code", "merged", "survivor"), TOLD)
def test_each_peculiarity_is_told_and_stops_nothing(code: str, merged: Change, survivor: Change) -> None:
    one, other = merged(side("one")), survivor(side("two"))
    assert ([notice.code for notice in notices_of(one, other)], stops_of(one, other, [])) == ([code], ())


@pytest.mark.parametrize(("merged", "survivor"), FREE)
def test_what_stops_nothing(merged: Change, survivor: Change) -> None:
    assert stops_of(merged(side("one")), survivor(side("two")), []) == ()


def test_no_row_of_the_tables_is_without_its_case() -> None:
    assert {code for code, *_ in STOPPED} == {code for code, *_ in STOPS}
    assert {code for code, *_ in TOLD} == {code for code, *_ in NOTICES}


def covered(one: Side, payer: str, order: int) -> Side:
    period = Period(date(2026, 1, 1))
    account_id, client_id = one.file.account.id, one.file.clients[0].id
    named = (CoverageId(f"cov_{payer}_{order}"), account_id, client_id, PayerId(payer))
    its = Coverage(*named, "1", order, period, 10_000, 0, None, 1)
    return replace(one, file=replace(one.file, coverages=(its,)))


PAIR = [Pair(ClientId("cli_one"), ClientId("cli_two"))]


@pytest.mark.parametrize(
    ("merged", "survivor", "stops"),
    [
        (covered(side("one"), "pyr_a", 1), covered(side("two"), "pyr_b", 1), ["coverages_overlap"]),
        (covered(side("one"), "pyr_a", 1), covered(side("two"), "pyr_a", 2), ["coverages_overlap"]),
        (covered(side("one"), "pyr_a", 1), covered(side("two"), "pyr_b", 2), []),
        (side("one"), side("two"), []),
    ],
)
def test_coverages_of_one_person_stand_in_one_order(merged: Side, survivor: Side, stops: list[str]) -> None:
    assert [stop.code for stop in stops_of(merged, survivor, PAIR)] == stops
    assert stops_of(merged, survivor, []) == ()  # two people may each have theirs


@pytest.mark.parametrize(
    "pairs",
    [
        [Pair(ClientId("cli_nobody"), ClientId("cli_two"))],
        [Pair(ClientId("cli_one"), ClientId("cli_one"))],
        [*PAIR, Pair(ClientId("cli_one"), ClientId("cli_two"))],
    ],
)
def test_a_person_is_somebody_on_each_account(pairs: list[Pair]) -> None:
    assert [stop.code for stop in stops_of(side("one"), side("two"), pairs)] == ["clients_unclear"]


def test_a_stopped_merge_does_nothing_and_says_why() -> None:
    desk = Twice(currency="SEK")
    before = desk.stands()
    with pytest.raises(RuleBroken) as refusal:
        desk.merge()
    assert (refusal.value.code, list(refusal.value.fields)) == ("merge_stopped", ["currency_differs"])
    assert desk.stands() == before
