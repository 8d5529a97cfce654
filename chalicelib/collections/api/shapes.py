"""What comes in and goes out at the doors of collections."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from chalicelib.collections.model import (
    DunningFile,
    DunningHold,
    DunningHoldReason,
    DunningHoldState,
    LetterAhead,
    Policy,
    Promise,
    Step,
)
from chalicelib.collections.rules.delivered import as_delivered
from chalicelib.collections.rules.fees import FeeRule, fee_rules
from chalicelib.collections.rules.interest import RateSeries, rate_series
from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import (
    HoldDay,
    MoneyView,
    PageQuery,
    PositiveMinor,
    PreviewDay,
    PromiseDay,
    Sentence,
    Shape,
    ShortText,
    Told,
    Version,
    View,
)
from chalicelib.web.shown import amounts, shown

Day = Annotated[int, Field(ge=1, le=3650, strict=True)]
Key = Annotated[str, Field(max_length=60)]


class DunningHoldIn(Shape):
    """A hold: `until_on` is the first day that is free again; left out, it lasts until lifted."""

    reason: DunningHoldReason
    note: ShortText = ""
    until_on: HoldDay | None = None


class DunningHoldView(View):
    """A hold as it stands."""

    id: str
    reason: DunningHoldReason
    note: str
    placed_at: datetime
    placed_by: str
    until_on: date | None
    lifted_at: datetime | None
    lifted_by: str
    state: DunningHoldState
    version: int

    @classmethod
    def of(cls, hold: DunningHold, on: date) -> DunningHoldView:
        """Show a hold as it stands on a day."""
        return shown(cls, hold, state=hold.state(on))


class VersionQuery(Shape):
    """The version an edit was made on."""

    version: int = Field(ge=1, le=2**31)  # in an address, so it comes as text


class PromiseIn(Shape):
    """A promise to pay an amount by a day."""

    amount_minor: PositiveMinor
    promised_on: PromiseDay


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
        return shown(cls, promise, amounts(currency, language))


class FeeView(View):
    """What a letter charges."""

    kind: str
    invoice_id: str
    amount: MoneyView
    basis: Told


class StepView(View):
    """What was decided, or will be: `outcome` is a word of the glossary, `reason` the sentence for a person."""

    on: date
    outcome: str
    level: int
    reason: Sentence
    next_on: date | None
    template: str
    channel: str
    notice_id: str
    fees: list[FeeView]

    @classmethod
    def of(cls, step: Step, currency: str, language: Language) -> StepView:
        """Show a step."""
        return shown(cls, step, amounts(currency, language))


class DecisionView(View):
    """What the contact gate says now: allow, defer or refuse, and why."""

    verdict: str
    rule: str
    reason: Sentence


class DunningFileView(View):
    """Where an account stands in dunning, and what happens next and when."""

    policy: str
    policy_name: Told
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
    holds: list[DunningHoldView]
    promises: list[PromiseView]
    steps: list[StepView]

    @classmethod
    def of(cls, file: DunningFile, language: Language) -> DunningFileView:
        """Show where an account stands."""
        code, state, ahead = file.policy.currency, file.dunning, file.next_step
        money = amounts(code, language)
        return cls(
            policy=file.policy.key,
            policy_name=file.policy.name,
            level=state.level,
            levels=len(file.policy.levels),
            since_on=state.since_on,
            last_step_on=state.last_step_on,
            next_on=state.next_on,
            attention=state.attention.value if state.attention else None,
            overdue=money(file.overdue_minor),
            ageing={name: money(minor) for name, minor in file.ageing.items()},
            next_step=StepView.of(ahead, code, language) if ahead else None,
            gate=shown(DecisionView, file.decision),
            holds=[DunningHoldView.of(hold, file.on) for hold in file.holds],
            promises=[PromiseView.of(promise, code, language) for promise in file.promises],
            steps=[StepView.of(step, code, language) for step in file.steps],
        )


class PreviewQuery(PageQuery):
    """Which day's letters; tomorrow's when left out."""

    on: PreviewDay | None = None


class LetterView(View):
    """A letter that would go, or the reason why it would not."""

    account_id: str
    account_number: str
    guarantor: str
    language: str
    level: int
    level_name: Told
    template: str
    channel: str
    overdue: MoneyView
    gate: DecisionView
    fees: list[FeeView]

    @classmethod
    def of(cls, letter: LetterAhead, language: Language) -> LetterView:
        """Show a letter ahead."""
        step = StepView.of(letter.step, letter.currency, language)
        return shown(
            cls,
            letter,
            amounts(letter.currency, language),
            account_number=letter.number,
            template=step.template,
            channel=step.channel,
            gate=shown(DecisionView, letter.decision),
            fees=step.fees,
        )


class LevelShape(Shape):
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
    version: Version

    def told(self, language: Language) -> dict[str, Any]:
        """Its values; what was delivered and not rewritten stays so, whatever language it was read in."""
        values = self.model_dump()
        for part in (values, *values["levels"]):
            part.update({name: as_delivered(part[name], language) for name in ("name", "source")})
        return values


class ChargeRuleView(View):
    """A dated rule that a level of this policy may charge by: a fee or interest, and the law or agreement behind it."""

    key: str
    kind: Literal["fee", "interest"]
    basis: Told

    @classmethod
    def of(cls, kind: Literal["fee", "interest"], rule: FeeRule | RateSeries) -> ChargeRuleView:
        """Show a rule."""
        return shown(cls, rule, kind=kind)


class LevelView(LevelShape):
    """The same as it is shown: what was delivered reads in the reader's language."""

    name: Told
    source: Told


class PolicyView(View):
    """A policy in force, with the rules its levels may charge by."""

    key: str
    name: Told
    country: str
    currency: str
    minimum: MoneyView
    patience_days: int
    retry_days: int
    final_days: int
    levels: list[LevelView]
    source: Told
    version: int
    rules: list[ChargeRuleView]

    @classmethod
    def of(cls, policy: Policy, language: Language) -> PolicyView:
        """Show a policy."""
        minimum = MoneyView.of(policy.minimum_minor, policy.currency, language)
        fees = [ChargeRuleView.of("fee", r) for r in fee_rules().values() if r.currency == policy.currency]
        rates = [ChargeRuleView.of("interest", r) for r in rate_series().values() if r.currency == policy.currency]
        rules = [*fees, *rates]
        return cls.model_validate({**asdict(policy), "minimum": minimum, "rules": rules})
