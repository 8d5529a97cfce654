"""Whether a dunning policy makes sense, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chalicelib.collections.model import Level, Policy
from chalicelib.collections.rules.fees import fee_rules
from chalicelib.collections.rules.interest import rate_series
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import Said, say
from chalicelib.notices.model import Purpose
from chalicelib.notices.rules.purposes import PURPOSES

CHANNELS: Final = ("email",)  # what letters can be sent on
LETTERS: Final = tuple(name for name, purpose in PURPOSES.items() if purpose is Purpose.COLLECTION)


def check_policy(policy: Policy) -> None:
    """Check a policy whole. Invalid `policy_unsound` names each field at fault and how to mend it."""
    faults = dict(_faults(policy))
    if faults:
        raise Invalid("policy_unsound", say("This policy would not work. Mend the marked fields."), faults)


def _faults(policy: Policy) -> Iterator[tuple[str, Said]]:
    days, charged = 0, list[str]()
    for index, level in enumerate(policy.levels):
        at = f"levels.{index}"
        if level.number != index + 1:
            yield f"{at}.number", say("Number the levels 1, 2, 3 in order: this is {number}.", number=index + 1)
        if level.days_past_due <= days:
            yield (
                f"{at}.days_past_due",
                say("Use more than {days} days: each level comes after the one before.", days=days),
            )
        days = max(days, level.days_past_due)
        yield from _level_faults(policy, level, at, charged)
        charged += [key for key in (level.fee_key, level.interest_key) if key]
    if not policy.levels:
        yield "levels", say("A policy needs at least one level.")


def _level_faults(policy: Policy, level: Level, at: str, charged: list[str]) -> Iterator[tuple[str, Said]]:
    if level.channel not in CHANNELS:
        yield f"{at}.channel", say("Use one of {choices}.", choices=", ".join(CHANNELS))
    if level.template not in LETTERS:
        yield f"{at}.template", say("Use one of {choices}.", choices=", ".join(LETTERS))
    currencies = {
        "fee_key": {key: rule.currency for key, rule in fee_rules().items()},
        "interest_key": {key: series.currency for key, series in rate_series().items()},
    }
    for name, key in (("fee_key", level.fee_key), ("interest_key", level.interest_key)):
        if key and currencies[name].get(key) != policy.currency:
            yield f"{at}.{name}", say("There is no such rule in {currency}.", currency=policy.currency)
        if key and key in charged:
            yield f"{at}.{name}", say("An earlier level charges this already: it may be charged once.")
