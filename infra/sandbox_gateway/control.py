"""The sandbox's own doors, under /sandbox/: its clock, its faults, its webhook, and triggers for tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict

from infra.sandbox_gateway import earlier, outcomes
from infra.sandbox_gateway.choices import BY_KEY
from infra.sandbox_gateway.refusal import RefusedError
from infra.sandbox_gateway.state import State, Thing, public

FAULTS = ("lose_reply", "500", "503", "429", "delay")


def show(state: State, asked: Thing) -> Thing:
    """What the sandbox knows and is about to do."""
    return {
        "now": state.now(),
        "offset_seconds": state.offset,
        "hook": _shown_hook(state),
        "faults": state.faults,
        "due": state.due,
        "deliveries": state.deliveries,
        "undelivered": state.undelivered,
        "objects": len(state.things),
    }


def set_clock(state: State, asked: Thing) -> Thing:
    """Move the clock by `advance_seconds`, or set its distance from the machine's to `offset_seconds`."""
    offset = float(asked.get("offset_seconds", state.offset)) + float(asked.get("advance_seconds", 0))
    if offset < state.offset:
        raise RefusedError(400, "The clock only goes forward.", param="offset_seconds")
    state.offset = offset
    return {"now": state.now(), "offset_seconds": offset, "happened": outcomes.run_due(state)}


def settle(state: State, asked: Thing) -> Thing:
    """Let delayed outcomes happen now; open sessions are left open."""
    happened = 0
    while waiting := [item for item in state.due if item["action"] != "expire"]:
        for item in waiting:
            item["at"] = state.now()
        state.due.sort(key=lambda item: item["at"])
        happened += outcomes.run_due(state)
    return {"happened": happened}


def set_hook(state: State, asked: Thing) -> Thing:
    """Change the webhook: url, secret, duplicates, reorder, paused, retry_seconds."""
    for name, value in asked.items():
        if not hasattr(state.hook, name):
            raise RefusedError(400, f"No such setting: {name}.", param=name)
        setattr(state.hook, name, value)
    return _shown_hook(state)


def _shown_hook(state: State) -> Thing:
    return asdict(state.hook) | {"secret": "set" if state.hook.secret else ""}


def set_faults(state: State, asked: Thing) -> Thing:
    """Replace the faults to come: each `{fault, times, path, seconds}`; `path` is the beginning of a path."""
    for fault in asked["faults"]:
        if fault["fault"] not in FAULTS:
            raise RefusedError(400, f"Faults are {', '.join(FAULTS)}.", param="fault")
    state.faults = [{"times": 1, "path": "/v1/", "seconds": 1.0} | fault for fault in asked["faults"]]
    return {"faults": state.faults}


def pay(state: State, asked: Thing) -> Thing:
    """Pay a session as its page would: `session` and `choice`."""
    session = state.get("checkout.session", asked["session"])
    choose(state, session, asked.get("choice", "paid"))
    return public(session)


def choose(state: State, session: Thing, key: str) -> None:
    """Pay with a choice of the page; `unheard` is a payment nobody is told of."""
    if key not in BY_KEY:
        raise RefusedError(400, "No such choice.", param="choice")
    choice = BY_KEY[key]
    with state.muted() if choice.lost == "everything" else nullcontext():
        outcomes.pay(state, session, choice)


def take_in(state: State, asked: Thing) -> Thing:
    """Take in `payments` that were made before, under their own names; those known already stay as they are."""
    return {"taken": sum(earlier.take_in(state, told) for told in asked["payments"])}


def open_dispute(state: State, asked: Thing) -> Thing:
    """Dispute a payment: `payment_intent`, `reason`, `status`, `amount`."""
    intent = state.get("payment_intent", asked["payment_intent"])
    charge = state.get("charge", intent["latest_charge"])
    reason, status = asked.get("reason", "fraudulent"), asked.get("status", "needs_response")
    return public(outcomes.dispute(state, charge, reason, status, asked.get("amount")))


def move_dispute(state: State, asked: Thing) -> Thing:
    """Take a dispute to `status`, such as won or lost."""
    dispute = state.get("dispute", asked["id"])
    outcomes.move_dispute(state, dispute, asked["status"])
    return public(dispute)


def resend(state: State, asked: Thing) -> Thing:
    """Deliver an event again."""
    state.deliver(state.get("event", asked["id"])["id"])
    return {"deliveries": len(state.deliveries)}


_DOORS: list[tuple[str, str, Callable[[State, Thing], Thing]]] = [
    ("GET", r"/sandbox/state", show),
    ("POST", r"/sandbox/clock", set_clock),
    ("POST", r"/sandbox/settle", settle),
    ("POST", r"/sandbox/webhook", set_hook),
    ("POST", r"/sandbox/faults", set_faults),
    ("POST", r"/sandbox/pay", pay),
    ("POST", r"/sandbox/payments", take_in),
    ("POST", r"/sandbox/disputes", open_dispute),
    ("POST", r"/sandbox/disputes/(?P<id>\w+)", move_dispute),
    ("POST", r"/sandbox/events/(?P<id>\w+)/resend", resend),
]


def answer(state: State, method: str, path: str, asked: Thing) -> Thing:
    """Find the door and open it."""
    for verb, pattern, act in _DOORS:
        match = re.fullmatch(pattern, path)
        if verb == method and match:
            state.changed = state.changed or method == "POST"
            try:
                return act(state, asked | match.groupdict())
            except KeyError as absent:
                raise RefusedError(400, f"Missing: {absent.args[0]}.", param=str(absent.args[0])) from None
    raise RefusedError(404, f"No such door: {method} {path}.")
