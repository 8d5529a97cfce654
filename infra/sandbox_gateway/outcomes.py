"""What happens to money in the sandbox: payments that succeed, fail, wait, come back, are refunded or disputed."""

from __future__ import annotations

from collections.abc import Callable

from infra.sandbox_gateway.choices import Choice
from infra.sandbox_gateway.refusal import RefusedError
from infra.sandbox_gateway.state import DAY, State, Thing

# A bank debit is heard of after up to 4 business days and returned later still
# (docs.stripe.com/payments/ach-direct-debit).
SETTLES_AFTER = 2 * DAY
RETURNS_AFTER = 5 * DAY
DISPUTED_AFTER = DAY
REFUNDED_AFTER = DAY


def pay(state: State, session: Thing, choice: Choice) -> None:
    """Try one test card or account on an open session. Declined leaves it open for another try."""
    if session["status"] != "open":
        raise RefusedError(400, "This Checkout Session is no longer open.")
    intent = _intent(state, session)
    charge = new_charge(state, intent, choice, session["currency"])
    if choice.decline:
        _decline(state, intent, charge, choice.decline)
    elif choice.bank:
        _wait(state, session, intent, charge, choice)
    else:
        _succeed(state, session, intent, charge)
        state.tell("checkout.session.completed", session)
        if choice.dispute:
            state.fall_due(DISPUTED_AFTER, "dispute", charge["id"])


def _intent(state: State, session: Thing) -> Thing:
    if session["payment_intent"]:
        return state.get("payment_intent", session["payment_intent"])
    intent = state.add(
        "pi",
        "payment_intent",
        amount=session["amount_total"],
        amount_received=0,
        currency=session["currency"],
        status="requires_payment_method",
        metadata=dict(session["_intent_metadata"]),
        latest_charge=None,
        last_payment_error=None,
        _session=session["id"],
    )
    session["payment_intent"] = intent["id"]
    return intent


def new_charge(state: State, intent: Thing, choice: Choice, currency: str) -> Thing:
    """The charge of an intent, not decided yet."""
    method = choice.method(currency)
    details = {"type": method, method: {"last4": choice.number[-4:]}}
    charge = state.add(
        "py" if choice.bank else "ch",
        "charge",
        amount=intent["amount"],
        amount_refunded=0,
        currency=currency,
        disputed=False,
        failure_code=None,
        metadata=dict(intent["metadata"]),
        paid=False,
        payment_intent=intent["id"],
        payment_method_details=details,
        refunded=False,
        status="pending",
        _choice=choice.key,
        _refund=choice.refund,
        _dispute=choice.dispute,
    )
    intent["latest_charge"] = charge["id"]
    return charge


def _decline(state: State, intent: Thing, charge: Thing, reason: str) -> None:
    code = "card_declined" if charge["payment_method_details"]["type"] == "card" else reason
    charge.update(status="failed", failure_code=code)
    intent["status"] = "requires_payment_method"
    intent["last_payment_error"] = {"type": "card_error", "code": code, "charge": charge["id"]}
    if code == "card_declined":
        intent["last_payment_error"]["decline_code"] = reason
    state.tell("charge.failed", charge)
    state.tell("payment_intent.payment_failed", intent)


def _succeed(state: State, session: Thing, intent: Thing, charge: Thing) -> None:
    charge.update(status="succeeded", paid=True)
    intent.update(status="succeeded", amount_received=intent["amount"], last_payment_error=None)
    session.update(status="complete", payment_status="paid", url=None)
    state.tell("charge.succeeded", charge)
    state.tell("payment_intent.succeeded", intent)


def _wait(state: State, session: Thing, intent: Thing, charge: Thing, choice: Choice) -> None:
    intent.update(status="processing", last_payment_error=None)
    session.update(status="complete", url=None)
    state.tell("payment_intent.processing", intent)
    state.tell("checkout.session.completed", session)
    state.fall_due(SETTLES_AFTER, "fail" if choice.late_failure else "settle", charge["id"])
    charge["_late_failure"] = choice.late_failure


def _settle(state: State, charge: Thing) -> None:
    intent = state.get("payment_intent", charge["payment_intent"])
    if intent["status"] != "processing":
        return
    session = state.get("checkout.session", intent["_session"])
    _succeed(state, session, intent, charge)
    state.tell("checkout.session.async_payment_succeeded", session)
    if charge["_dispute"]:
        state.fall_due(RETURNS_AFTER, "dispute", charge["id"])


def _fail(state: State, charge: Thing) -> None:
    intent = state.get("payment_intent", charge["payment_intent"])
    if intent["status"] != "processing":
        return
    _decline(state, intent, charge, charge["_late_failure"])
    state.tell("checkout.session.async_payment_failed", state.get("checkout.session", intent["_session"]))


def cancel(state: State, intent: Thing) -> None:
    """Cancel a payment that has not succeeded and whose page is closed; an open page is expired instead."""
    if state.get("checkout.session", intent["_session"])["status"] == "open":
        raise RefusedError(400, "This PaymentIntent belongs to an open Checkout Session: expire that.")
    if intent["status"] in ("succeeded", "canceled"):
        message = f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}."
        raise RefusedError(400, message, "payment_intent_unexpected_state")
    intent["status"] = "canceled"
    state.tell("payment_intent.canceled", intent)


def expire(state: State, session: Thing) -> None:
    """Close a session that nobody has paid."""
    if session["status"] != "open":
        raise RefusedError(400, 'Only Checkout Sessions with a status in ["open"] can be expired.')
    session.update(status="expired", url=None)
    state.tell("checkout.session.expired", session)


def _lapse(state: State, session: Thing) -> None:
    if session["status"] == "open":
        expire(state, session)


def refund(state: State, charge: Thing, amount: int | None, fields: Thing) -> Thing:
    """Give money of a charge back: at once for cards, a day later for banks, or failing a day later."""
    left = charge["amount"] - charge["amount_refunded"]
    if charge["disputed"]:
        raise RefusedError(400, "This charge has been charged back.", "charge_disputed")
    if not charge["paid"] or left == 0:
        raise RefusedError(400, "This charge has already been refunded.", "charge_already_refunded")
    if not 0 < (amount or left) <= left:
        raise RefusedError(400, "Refund amount is greater than unrefunded amount on charge.", "", "amount")
    refund = state.add(
        "re",
        "refund",
        amount=amount or left,
        charge=charge["id"],
        currency=charge["currency"],
        failure_reason=None,
        payment_intent=charge["payment_intent"],
        status="pending" if charge["_refund"] == "pending" else "succeeded",
        **fields,
    )
    _give_back(charge, refund["amount"])
    state.tell("refund.created", refund)
    state.tell("charge.refunded", charge)
    if charge["_refund"]:
        state.fall_due(REFUNDED_AFTER, f"refund_{charge['_refund']}", refund["id"])
    return refund


def _give_back(charge: Thing, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]


def _refund_arrives(state: State, refund: Thing) -> None:
    refund["status"] = "succeeded"
    state.tell("refund.updated", refund)


def _refund_fails(state: State, refund: Thing) -> None:
    refund.update(status="failed", failure_reason="lost_or_stolen_card")
    _give_back(state.get("charge", refund["charge"]), -refund["amount"])
    state.tell("refund.updated", refund)
    state.tell("refund.failed", refund)


def dispute(state: State, charge: Thing, reason: str, status: str, amount: int | None = None) -> Thing:
    """Dispute a charge as its bank would. A returned bank debit is lost from the start; an inquiry takes no money."""
    dispute = state.add(
        "du",
        "dispute",
        amount=amount or charge["amount"],
        charge=charge["id"],
        currency=charge["currency"],
        metadata={},
        payment_intent=charge["payment_intent"],
        reason=reason,
        status=status,
    )
    charge["disputed"] = not status.startswith("warning")
    state.tell("charge.dispute.created", dispute)
    if charge["disputed"]:
        state.tell("charge.dispute.funds_withdrawn", dispute)
    if status == "lost":
        state.tell("charge.dispute.closed", dispute)
    return dispute


def move_dispute(state: State, dispute: Thing, status: str) -> None:
    """Take a dispute to another status, with the news Stripe gives of it."""
    before, dispute["status"] = dispute["status"], status
    charge = state.get("charge", dispute["charge"])
    taken = status in ("needs_response", "under_review", "lost", "appeal_needs_response", "appeal_under_review")
    if charge["disputed"] != taken:
        charge["disputed"] = taken
        state.tell(f"charge.dispute.funds_{'withdrawn' if taken else 'reinstated'}", dispute)
    closed = status in ("won", "lost", "warning_closed", "prevented") and before != status
    state.tell(f"charge.dispute.{'closed' if closed else 'updated'}", dispute)


def _disputed(state: State, charge: Thing) -> None:
    reason, status = charge["_dispute"].split(":")
    dispute(state, charge, reason, status)


_ACTIONS: dict[str, tuple[str, Callable[[State, Thing], None]]] = {
    "settle": ("charge", _settle),
    "fail": ("charge", _fail),
    "dispute": ("charge", _disputed),
    "expire": ("checkout.session", _lapse),
    "refund_pending": ("refund", _refund_arrives),
    "refund_fails": ("refund", _refund_fails),
}


def run_due(state: State, until: float | None = None) -> int:
    """Let everything happen that has fallen due, in order and dated when it fell due; says how many things did."""
    done = 0
    while state.due and state.due[0]["at"] <= (state.now() if until is None else until):
        item = state.due.pop(0)
        kind, act = _ACTIONS[item["action"]]
        with state.at(item["at"]):
            act(state, state.get(kind, item["subject"]))
        done += 1
    return done
