"""What comes in and goes out at the doors of the dunning policies."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from pydantic import Field

from chalicelib.collections.api.shapes import Day
from chalicelib.collections.model import Policy
from chalicelib.collections.rules.delivered import as_delivered
from chalicelib.collections.rules.fees import FeeRule, fee_rules
from chalicelib.collections.rules.interest import RateSeries, rate_series
from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import MoneyView, PositiveMinor, Shape, ShortText, Told, Version, View
from chalicelib.web.shown import shown

Key = Annotated[str, Field(max_length=60)]


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
