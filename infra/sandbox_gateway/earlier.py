"""Payments made before the sandbox was there, under the names the office knows them by: those of a demo practice."""

from __future__ import annotations

from infra.sandbox_gateway import outcomes
from infra.sandbox_gateway.choices import BY_KEY
from infra.sandbox_gateway.state import State, Thing


def take_in(state: State, told: Thing) -> bool:
    """Take in one card payment that succeeded: `id`, `amount` (minor units), `currency`, `created` (Unix seconds),
    `metadata`, and where it is disputed `dispute` with `id` and `status`. Nobody is notified. False when it is known.
    """
    if told["id"] in state.things:
        return False
    currency = told["currency"].lower()
    with state.at(float(told["created"])), state.muted():
        intent = state.add(
            "pi",
            "payment_intent",
            amount=int(told["amount"]),
            amount_received=int(told["amount"]),
            currency=currency,
            status="succeeded",
            metadata=dict(told["metadata"]),
            latest_charge=None,
            last_payment_error=None,
            _session=None,
        )
        _rename(state, intent, told["id"])
        charge = outcomes.new_charge(state, intent, BY_KEY["paid"], currency)
        charge.update(status="succeeded", paid=True)
        if told.get("dispute"):
            dispute = outcomes.dispute(state, charge, "product_not_received", told["dispute"]["status"])
            _rename(state, dispute, told["dispute"]["id"])
    return True


def _rename(state: State, thing: Thing, name: str) -> None:
    state.things[name] = state.things.pop(thing["id"])
    thing["id"] = name
