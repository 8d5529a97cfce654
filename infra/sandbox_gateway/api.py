"""Stripe's API, as much as the office uses: each route a function of the state and what was asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from infra.sandbox_gateway import outcomes
from infra.sandbox_gateway.refusal import RefusedError, missing
from infra.sandbox_gateway.state import DAY, State, Thing, public

# Amounts below which Stripe collects nothing, in minor units (docs.stripe.com/currencies, minimum charge amounts).
MINIMUM = {"usd": 50, "eur": 50, "sek": 300, "pln": 200}
FOREVER = 2**63


class Call:
    """One request: its decoded parameters, the ids in its path, and where the sandbox is reached."""

    def __init__(self, params: Thing, base_url: str, path: str) -> None:
        self.params = params
        self.path = path
        self.base_url = base_url
        self.ids: tuple[str, ...] = ()

    def need(self, name: str) -> Any:
        """A parameter that must be there."""
        if not self.params.get(name):
            raise RefusedError(400, f"Missing required param: {name}.", "parameter_missing", name)
        return self.params[name]


def create_session(state: State, call: Call) -> Thing:
    if call.need("mode") != "payment":
        raise RefusedError(400, "The sandbox knows mode=payment only.", "parameter_unknown", "mode")
    line = call.need("line_items")[0]
    price = line["price_data"]
    currency, total = price["currency"], int(price["unit_amount"]) * int(line.get("quantity", 1))
    if total < MINIMUM.get(currency, 1):
        raise RefusedError(400, "The Checkout Session's total amount is too small.", "amount_too_small")
    session = state.add(
        "cs_test",
        "checkout.session",
        mode="payment",
        status="open",
        payment_status="unpaid",
        amount_subtotal=total,
        amount_total=total,
        currency=currency,
        client_reference_id=call.params.get("client_reference_id"),
        metadata=call.params.get("metadata", {}),
        locale=call.params.get("locale", "auto"),
        adaptive_pricing=call.params.get("adaptive_pricing", {"enabled": "true"}),
        success_url=call.need("success_url"),
        cancel_url=call.params.get("cancel_url"),
        expires_at=_expiry(state, call),
        payment_intent=None,
        _description=price["product_data"]["name"],
        _intent_metadata=call.params.get("payment_intent_data", {}).get("metadata", {}),
    )
    session["url"] = f"{call.base_url}/pay/{session['id']}"
    state.fall_due(session["expires_at"] - state.now(), "expire", session["id"])
    return session


def _expiry(state: State, call: Call) -> int:
    """30 minutes to 24 hours from now (SDK 16.1, SessionCreateParams.expires_at); a minute of grace for slow clocks."""
    at = int(call.params.get("expires_at") or state.now() + DAY)
    if not 29 * 60 <= at - state.now() <= DAY + 60:
        raise RefusedError(400, "`expires_at` must be between 30 minutes and 24 hours from now.", "", "expires_at")
    return at


def retrieve(kind: str) -> Callable[[State, Call], Thing]:
    """The route that answers one object of a kind."""
    return lambda state, call: state.get(kind, call.ids[0])


def expire_session(state: State, call: Call) -> Thing:
    session = state.get("checkout.session", call.ids[0])
    outcomes.expire(state, session)
    return session


def cancel_intent(state: State, call: Call) -> Thing:
    intent = state.get("payment_intent", call.ids[0])
    outcomes.cancel(state, intent)
    return intent


def create_refund(state: State, call: Call) -> Thing:
    intent = state.get("payment_intent", call.need("payment_intent"))
    if intent["status"] != "succeeded":
        raise RefusedError(400, "This PaymentIntent does not have a successful charge to refund.", "", "payment_intent")
    amount = call.params.get("amount")
    fields = {"metadata": call.params.get("metadata", {}), "reason": call.params.get("reason")}
    charge = state.get("charge", intent["latest_charge"])
    return outcomes.refund(state, charge, None if amount is None else int(amount), fields)


def listing(kind: str, *filters: str) -> Callable[[State, Call], Thing]:
    """The route that lists a kind, newest first, by page and by the fields named."""

    def answer(state: State, call: Call) -> Thing:
        wanted = {name: call.params[name] for name in filters if name in call.params}
        found = [thing for thing in state.all(kind) if _matches(thing, wanted) and _is_between(thing, call)]
        return _page(found, call)

    return answer


def _matches(thing: Thing, wanted: Thing) -> bool:
    return all(thing.get(name) == value for name, value in wanted.items())


def _is_between(thing: Thing, call: Call) -> bool:
    asked = call.params.get("created") or {}
    return int(asked.get("gte", 0)) <= thing["created"] < int(asked.get("lt", FOREVER))


def _page(found: list[Thing], call: Call) -> Thing:
    after = call.params.get("starting_after")
    if after:
        names = [thing["id"] for thing in found]
        if after not in names:
            raise missing("object", after)
        found = found[names.index(after) + 1 :]
    limit = int(call.params.get("limit", 10))
    return {"object": "list", "data": found[:limit], "has_more": len(found) > limit, "url": call.path}


def search_intents(state: State, call: Call) -> Thing:
    """Search by metadata only: `metadata['reference']:'…'`, joined by AND."""
    clauses = re.findall(r"metadata\[['\"](\w+)['\"]\]:['\"]([^'\"]*)['\"]", call.need("query"))
    if not clauses:
        raise RefusedError(400, "The sandbox searches by metadata only.", "", "query")
    found = [
        intent
        for intent in state.all("payment_intent")
        if all(intent["metadata"].get(name) == value for name, value in clauses)
    ]
    return {"object": "search_result", "data": found, "has_more": False, "next_page": None, "url": call.path}


_ROUTES: list[tuple[str, str, Callable[[State, Call], Thing]]] = [
    ("POST", r"/v1/checkout/sessions", create_session),
    ("GET", r"/v1/checkout/sessions", listing("checkout.session", "payment_intent", "status")),
    ("GET", r"/v1/checkout/sessions/(\w+)", retrieve("checkout.session")),
    ("POST", r"/v1/checkout/sessions/(\w+)/expire", expire_session),
    ("GET", r"/v1/payment_intents/search", search_intents),
    ("GET", r"/v1/payment_intents", listing("payment_intent")),
    ("GET", r"/v1/payment_intents/(\w+)", retrieve("payment_intent")),
    ("POST", r"/v1/payment_intents/(\w+)/cancel", cancel_intent),
    ("GET", r"/v1/charges", listing("charge", "payment_intent")),
    ("GET", r"/v1/charges/(\w+)", retrieve("charge")),
    ("POST", r"/v1/refunds", create_refund),
    ("GET", r"/v1/refunds", listing("refund", "payment_intent", "charge")),
    ("GET", r"/v1/refunds/(\w+)", retrieve("refund")),
    ("GET", r"/v1/disputes", listing("dispute", "payment_intent", "charge")),
    ("GET", r"/v1/disputes/(\w+)", retrieve("dispute")),
    ("GET", r"/v1/events", listing("event", "type")),
    ("GET", r"/v1/events/(\w+)", retrieve("event")),
]


def answer(state: State, method: str, call: Call) -> Thing:
    """Find the route and run it; fields named by `expand` come as whole objects."""
    for verb, pattern, act in _ROUTES:
        match = re.fullmatch(pattern, call.path)
        if verb == method and match:
            call.ids = match.groups()
            found = act(state, call)
            state.changed = state.changed or method == "POST"
            return _expanded(state, found, call.params.get("expand", []))
    raise RefusedError(404, f"Unrecognized request URL ({method}: {call.path}).")


def _expanded(state: State, found: Thing, paths: list[str]) -> Thing:
    shown = public(found)
    if "data" in shown and isinstance(shown["data"], list):
        shown["data"] = [public(thing) for thing in shown["data"]]
    for path in paths:
        _expand(state, shown, path.split("."))
    return shown


def _expand(state: State, shown: Any, path: list[str]) -> None:
    if isinstance(shown, list):
        for item in shown:
            _expand(state, item, path)
    elif path and isinstance(shown, dict):
        field = shown.get(path[0])
        if isinstance(field, str) and field in state.things:
            shown[path[0]] = public(state.things[field])
        _expand(state, shown.get(path[0]), path[1:])
