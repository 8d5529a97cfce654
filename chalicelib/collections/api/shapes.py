"""What comes in and goes out at the doors of collections."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from chalicelib.collections.model import (
    DunningFile,
    DunningHold,
    DunningHoldReason,
    DunningHoldState,
    LetterAhead,
    Promise,
    Step,
)
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
    View,
)
from chalicelib.web.shown import amounts, shown

Day = Annotated[int, Field(ge=1, le=3650, strict=True)]


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
    """A promise and what became of it: open, kept, broken or taken back."""

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


class SkipIn(Shape):
    """The letter that is not to go, by its level as it was shown, and why."""

    level: Day
    reason: Annotated[str, Field(min_length=1, max_length=200)]


class SkipView(View):
    """A letter that is not to go this once; `used_on` is the night that skipped it."""

    id: str
    level: int
    reason: str
    placed_at: datetime
    placed_by: str
    used_on: date | None
    version: int


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
    skip: SkipView | None
    next_level: int

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
            skip=shown(SkipView, file.skip) if file.skip else None,
            next_level=file.next_level,
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
    skip: SkipView | None

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
            skip=shown(SkipView, letter.skip) if letter.skip else None,
        )
