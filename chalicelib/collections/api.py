"""The doors of collections: holds, promises, where an account stands, tomorrow's letters, policies."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, Field

from chalicelib.collections import actions
from chalicelib.collections.model import DunningHold, HoldReason, LetterAhead, Policy, Promise, Standing, Step
from chalicelib.collections.rules.delivered import policy_from
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.ledger import actions as ledger
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, PageView, PositiveMinor, Shape, ShortText, View

api = Api("collections", "/api/v1")

Day = Annotated[int, Field(ge=1, le=3650, strict=True)]
Key = Annotated[str, Field(max_length=60)]


class HoldIn(Shape):
    """A hold: `until_on` is the first day that is free again; left out, it lasts until lifted."""

    reason: HoldReason
    note: ShortText = ""
    until_on: date | None = None


class HoldView(View):
    """A hold as it stands."""

    id: str
    reason: HoldReason
    note: str
    placed_at: datetime
    placed_by: str
    until_on: date | None
    lifted_at: datetime | None
    lifted_by: str
    version: int

    @classmethod
    def of(cls, hold: DunningHold) -> HoldView:
        """Show a hold."""
        return cls.model_validate({name: getattr(hold, name) for name in cls.model_fields})


class VersionQuery(Shape):
    """The version an edit was made on."""

    version: int = Field(ge=1)


class PromiseIn(Shape):
    """A promise to pay an amount by a day."""

    amount_minor: PositiveMinor
    promised_on: date


class PromiseView(View):
    """A promise and what became of it: open, kept or broken."""

    id: str
    amount: MoneyView
    promised_on: date
    made_at: datetime
    made_by: str
    state: str
    version: int

    @classmethod
    def of(cls, promise: Promise, currency: str, language: Language) -> PromiseView:
        """Show a promise."""
        amount = MoneyView.of(promise.amount_minor, currency, language)
        rest = {name: getattr(promise, name) for name in cls.model_fields if name != "amount"}
        return cls.model_validate({**rest, "amount": amount})


class FeeView(View):
    """What a letter charges."""

    kind: str
    invoice_id: str
    amount: MoneyView
    basis: str


class StepView(View):
    """What was decided, or will be: `outcome` is a word of the glossary, `reason` the sentence for a person."""

    on: date
    outcome: str
    level: int
    reason: str
    next_on: date | None
    template: str
    channel: str
    notice_id: str
    fees: list[FeeView]

    @classmethod
    def of(cls, step: Step, currency: str, language: Language) -> StepView:
        """Show a step."""
        fees = [
            FeeView(
                kind=fee.kind,
                invoice_id=fee.invoice_id,
                amount=MoneyView.of(fee.minor, currency, language),
                basis=fee.basis,
            )
            for fee in step.fees
        ]
        rest = {name: getattr(step, name) for name in cls.model_fields if name != "fees"}
        return cls.model_validate({**rest, "fees": fees})


class DecisionView(View):
    """What the contact gate says now: allow, defer or refuse, and why."""

    verdict: str
    rule: str
    reason: str


class StandingView(View):
    """Where an account stands in dunning, and what happens next and when."""

    policy: str
    policy_name: str
    level: int
    levels: int
    since_on: date | None
    last_step_on: date | None
    next_on: date | None
    attention: str | None
    overdue: MoneyView
    ageing: dict[str, MoneyView]
    next_step: StepView | None
    gate: DecisionView
    holds: list[HoldView]
    promises: list[PromiseView]
    steps: list[StepView]

    @classmethod
    def of(cls, standing: Standing, language: Language) -> StandingView:
        """Show where an account stands."""
        code, state, gate = standing.policy.currency, standing.dunning, standing.decision
        ahead = standing.next_step
        return cls(
            policy=standing.policy.key,
            policy_name=standing.policy.name,
            level=state.level,
            levels=len(standing.policy.levels),
            since_on=state.since_on,
            last_step_on=state.last_step_on,
            next_on=state.next_on,
            attention=state.attention.value if state.attention else None,
            overdue=MoneyView.of(standing.overdue_minor, code, language),
            ageing={name: MoneyView.of(minor, code, language) for name, minor in standing.ageing.items()},
            next_step=StepView.of(ahead, code, language) if ahead else None,
            gate=DecisionView(verdict=gate.verdict.value, rule=gate.rule, reason=gate.reason),
            holds=[HoldView.of(hold) for hold in standing.holds],
            promises=[PromiseView.of(promise, code, language) for promise in standing.promises],
            steps=[StepView.of(step, code, language) for step in standing.steps],
        )


class PreviewQuery(PageQuery):
    """Which day's letters; tomorrow's when left out."""

    on: date | None = None


class LetterView(View):
    """A letter that would go, or the reason why it would not."""

    account_id: str
    account_number: str
    language: str
    level: int
    level_name: str
    template: str
    channel: str
    overdue: MoneyView
    gate: DecisionView
    fees: list[FeeView]

    @classmethod
    def of(cls, letter: LetterAhead, language: Language) -> LetterView:
        """Show a letter ahead."""
        gate, step = letter.decision, StepView.of(letter.step, letter.currency, language)
        return cls(
            account_id=letter.account_id,
            account_number=letter.number,
            language=letter.language,
            level=letter.level,
            level_name=letter.level_name,
            template=step.template,
            channel=step.channel,
            overdue=MoneyView.of(letter.overdue_minor, letter.currency, language),
            gate=DecisionView(verdict=gate.verdict.value, rule=gate.rule, reason=gate.reason),
            fees=step.fees,
        )


class LevelShape(BaseModel):
    """One level of a policy."""

    number: Day
    name: Annotated[str, Field(min_length=1, max_length=80)]
    days_past_due: Day
    channel: Key
    template: Key
    fee_key: Key = ""
    interest_key: Key = ""
    source: ShortText = ""


class PolicyIn(Shape):
    """A policy as edited, with the version it was edited on."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    minimum_minor: PositiveMinor
    patience_days: Annotated[int, Field(ge=0, le=60, strict=True)]
    retry_days: Annotated[int, Field(ge=1, le=60, strict=True)]
    final_days: Annotated[int, Field(ge=1, le=365, strict=True)]
    levels: Annotated[list[LevelShape], Field(min_length=1, max_length=10)]
    source: Annotated[str, Field(min_length=1, max_length=1000)]
    version: int = Field(ge=1)


class PolicyView(View):
    """A policy in force."""

    key: str
    name: str
    country: str
    currency: str
    minimum: MoneyView
    patience_days: int
    retry_days: int
    final_days: int
    levels: list[LevelShape]
    source: str
    version: int

    @classmethod
    def of(cls, policy: Policy, language: Language) -> PolicyView:
        """Show a policy."""
        minimum = MoneyView.of(policy.minimum_minor, policy.currency, language)
        return cls.model_validate({**asdict(policy), "minimum": minimum})


def _key(call: Call) -> str:
    return call.headers.get("idempotency-key", "").strip()[:100] or new_id("key", call.ports.clock.now())


@api.post("/accounts/{account_id}/holds", Permission.COLLECTIONS_WRITE)
def place_hold(call: Call, account_id: str, body: HoldIn) -> HoldView:
    """Stop the dunning of an account; an Idempotency-Key makes a repeat answer the same hold."""
    hold = actions.place_hold(call.ports, account_id, body.reason, body.note, body.until_on, _key(call), call.actor)
    return HoldView.of(hold)


@api.delete("/accounts/{account_id}/holds/{hold_id}", Permission.COLLECTIONS_WRITE)
def lift_hold(call: Call, account_id: str, hold_id: str, query: VersionQuery) -> None:
    """Lift a hold; the account is looked at tomorrow."""
    actions.lift_hold(call.ports, account_id, hold_id, query.version, call.actor)


@api.post("/accounts/{account_id}/promises", Permission.COLLECTIONS_WRITE)
def record_promise(call: Call, account_id: str, body: PromiseIn) -> PromiseView:
    """Record a promise to pay; an Idempotency-Key makes a repeat answer the same promise."""
    made = actions.record_promise(call.ports, account_id, body.amount_minor, body.promised_on, _key(call), call.actor)
    return PromiseView.of(made, ledger.head_of(call.ports, account_id).currency, call.language)


@api.get("/accounts/{account_id}/dunning", Permission.COLLECTIONS_READ)
def dunning_of(call: Call, account_id: str) -> StandingView:
    """Where an account stands: level, holds, promises, what was decided, and what happens next and when."""
    return StandingView.of(actions.dunning_of(call.ports, account_id), call.language)


@api.get("/collections/preview", Permission.COLLECTIONS_READ)
def preview_letters(call: Call, query: PreviewQuery) -> PageView[LetterView]:
    """The letters of a day before they go, tomorrow's by default; a page may be short and still have a cursor."""
    on = query.on or ledger.today(call.ports) + timedelta(days=1)
    page = actions.preview_letters(call.ports, on, query.limit, query.cursor)
    return PageView(items=[LetterView.of(letter, call.language) for letter in page.items], cursor=page.cursor)


@api.get("/collections/policies", Permission.COLLECTIONS_READ)
def list_policies(call: Call) -> list[PolicyView]:
    """The dunning policies in force."""
    return [PolicyView.of(policy, call.language) for policy in actions.list_policies(call.ports)]


@api.put("/collections/policies/{key}", Permission.POLICY_WRITE)
def save_policy(call: Call, key: str, body: PolicyIn) -> PolicyView:
    """Save the office's copy of a policy under its next version; the one before is kept."""
    current = actions.policy_of(call.ports, key)
    edited = policy_from({**asdict(current), **body.model_dump(), "key": key})
    return PolicyView.of(actions.save_policy(call.ports, edited, body.version, call.actor), call.language)
