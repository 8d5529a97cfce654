"""The card gateway: Stripe Checkout by redirect, through the official SDK. No card number ever comes here.

The SDK is imported when the first call is made: it costs half a second that no other function should pay.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from chalicelib.cloud.gateway_keys import Held, KeptKeys
from chalicelib.cloud.stripe_words import (
    dispute_snapshot,
    gateway_events,
    instant,
    refund_snapshot,
    snapshot,
)
from chalicelib.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound, RuleBroken, Unavailable
from chalicelib.kernel.money import Money
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import (
    AttemptState,
    DisputeSnapshot,
    GatewayEvent,
    HostedPayment,
    Redirect,
    RefundSnapshot,
    Snapshot,
)
from chalicelib.kernel.sentences import Said, as_is, say

if TYPE_CHECKING:
    import stripe
    from stripe.params import RefundCreateParams
    from stripe.params.checkout import SessionCreateParams, SessionListParams

    from chalicelib.settings import Settings

# Seconds to connect and to wait for an answer. Three tries and their pauses stay within the 28 seconds that the API has
# for a request: a gateway that is silent is told as such.
TIMEOUT: Final = (2.0, 6.0)
RETRIES: Final = 2

LISTED: Final = 100  # sessions in one answer: the most there may be (docs.stripe.com/api/pagination)

# docs.stripe.com/webhooks: the SDK's own tolerance (stripe.Webhook.DEFAULT_TOLERANCE), in seconds.
SIGNATURE_TOLERANCE: Final = 300

# Refund.reason takes only these (SDK 16.1, RefundCreateParams); our own words stay with us.
_REFUND_REASONS: Final = frozenset({"duplicate", "fraudulent", "requested_by_customer"})


class StripeGateway:
    """The card gateway of a stage: fulfils `CardGateway` of the kernel."""

    name = "stripe"

    def __init__(self, settings: Settings, timeout: tuple[float, float] = TIMEOUT, keys: Held | None = None) -> None:
        self._url = settings.gateway_url
        self._timeout = timeout
        self._keys = keys or KeptKeys(settings.gateway_secret_id)
        self._made: tuple[str, stripe.StripeClient] | None = None

    @property
    def _client(self) -> stripe.StripeClient:
        """The client under the key as it is now."""
        key = self._keys().key
        if self._made is None or self._made[0] != key:
            import stripe

            told: dict[str, Any] = {"base_addresses": {"api": self._url}} if self._url else {}
            http = stripe.RequestsClient(timeout=self._timeout)
            self._made = key, stripe.StripeClient(key, max_network_retries=RETRIES, http_client=http, **told)
        return self._made[1]

    def start_hosted(self, payment: HostedPayment) -> Redirect:
        """Open a Checkout Session for one payment; the same payment again answers the same session for 24 hours."""
        with _translated():
            session = self._client.v1.checkout.sessions.create(
                _session_params(payment), {"idempotency_key": payment.reference}
            )
        return Redirect(str(session.url), session.id, instant(session.expires_at))

    def expire_hosted(self, gateway_reference: str) -> None:
        """Close an open session; one that has expired already is left so. Conflict when it was completed."""
        try:
            with _translated():
                self._client.v1.checkout.sessions.expire(gateway_reference)
        except Invalid:
            with _translated():
                session = self._client.v1.checkout.sessions.retrieve(gateway_reference)
            if session.status != "expired":
                raise Conflict(
                    "gateway_completed", say("This payment was completed; it cannot be cancelled.")
                ) from None

    def retrieve(self, gateway_reference: str) -> Snapshot:
        """Ask for one payment by its session (`cs_…`) or its intent (`pi_…`)."""
        if gateway_reference.startswith("pi_"):
            return self._by_intent(gateway_reference)
        with _translated():
            session = self._client.v1.checkout.sessions.retrieve(
                gateway_reference, {"expand": ["payment_intent.latest_charge"]}
            )
        return snapshot(session.to_dict())

    def _by_intent(self, intent: str) -> Snapshot:
        with _translated():
            found = self._client.v1.checkout.sessions.list(
                {"payment_intent": intent, "limit": 1, "expand": ["data.payment_intent.latest_charge"]}
            )
        if not found.data:
            raise NotFound("gateway_object_missing", say("The gateway has no hosted payment of that name."))
        return snapshot(found.data[0].to_dict())

    def find(self, reference: str) -> Snapshot | None:
        """Ask for what was paid under our reference. Stripe's search lags by up to a minute (docs.stripe.com/search).

        An attempt nobody has paid yet has no intent and is not found: ask again once it has expired.
        """
        quoted = reference.replace("\\", "").replace("'", "")
        with _translated():
            found = self._client.v1.payment_intents.search({"query": f"metadata['reference']:'{quoted}'"})
        rank = {"succeeded": 0, "processing": 1}
        best = min(found.data, key=lambda intent: rank.get(intent.status, 2), default=None)
        return None if best is None else self._by_intent(best.id)

    def successes(self, since: datetime, until: datetime | None, cursor: str | None) -> Page[Snapshot]:
        """List the Checkout Sessions of ours that were made in between and paid, the newest first, in one request:
        those behind the session that the cursor names.
        """
        with _translated():
            listed = self._client.v1.checkout.sessions.list(_list_params(since, until, cursor))
        said = [snapshot(session.to_dict()) for session in listed.data]
        ours = [s for s in said if s.reference and s.account_id and s.state is AttemptState.SUCCEEDED]
        return Page(ours, listed.data[-1].id if listed.has_more else None)

    def refund(self, payment_reference: str, amount: Money, reference: str, reason: str) -> RefundSnapshot:
        """Give `amount` of one payment back, once per `reference`: also after Stripe has forgotten the key.

        Raises RuleBroken when the payment is in another currency or has not that much left.
        """
        with _translated():
            intent = self._client.v1.payment_intents.retrieve(payment_reference)
        if intent.currency != amount.currency.lower():
            raise RuleBroken(
                "refund_currency", say("The payment was not made in {currency}.", currency=amount.currency)
            )
        earlier = self._earlier_refund(payment_reference, reference)
        if earlier is not None:
            return _same_refund(earlier, amount)
        with _translated():
            created = self._client.v1.refunds.create(
                _refund_params(payment_reference, amount, reference, reason), {"idempotency_key": reference}
            )
        return refund_snapshot(created.to_dict())

    def _earlier_refund(self, payment_reference: str, reference: str) -> RefundSnapshot | None:
        with _translated():
            made = self._client.v1.refunds.list({"payment_intent": payment_reference, "limit": 100})
            refunds = [refund_snapshot(refund.to_dict()) for refund in made.auto_paging_iter()]
        return next((refund for refund in refunds if refund.reference == reference), None)

    def retrieve_refund(self, gateway_reference: str) -> RefundSnapshot:
        """Ask for one refund (`re_…`)."""
        with _translated():
            return refund_snapshot(self._client.v1.refunds.retrieve(gateway_reference).to_dict())

    def retrieve_dispute(self, gateway_reference: str) -> DisputeSnapshot:
        """Ask for one dispute or late return (`du_…`)."""
        with _translated():
            return dispute_snapshot(self._client.v1.disputes.retrieve(gateway_reference).to_dict())

    def parse_notification(self, body: bytes, signature: str, now: datetime) -> list[GatewayEvent]:
        """Verify one webhook's `Stripe-Signature` and read it. `now`: the machine's real time, UTC.

        The SDK checks the signature; its age is checked here, because the SDK would ask the clock of the process.
        NotAllowed `bad_signature` when it is forged, tampered with or signed more than 300 s from `now`.
        """
        _verify(body, signature, self._keys().webhook_secret, now)
        return gateway_events(json.loads(body))


def _session_params(payment: HostedPayment) -> SessionCreateParams:
    metadata = {"reference": payment.reference, "account_id": payment.account_id}
    line = {
        "currency": payment.amount.currency.lower(),
        "unit_amount": payment.amount.minor,
        "product_data": {"name": payment.description},
    }
    return {
        "mode": "payment",
        "line_items": [{"quantity": 1, "price_data": line}],  # type: ignore[typeddict-item]
        "client_reference_id": payment.reference,
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata},
        # The books keep the invoice's currency: the client must not be offered another one.
        "adaptive_pricing": {"enabled": False},
        "locale": payment.language,
        "success_url": payment.success_url,
        "cancel_url": payment.cancel_url,
        "expires_at": int(payment.expires_at.timestamp()),
    }


def _list_params(since: datetime, until: datetime | None, cursor: str | None) -> SessionListParams:
    params: SessionListParams = {
        "created": {"gte": int(since.timestamp())},
        "status": "complete",
        "limit": LISTED,
        "expand": ["data.payment_intent.latest_charge"],
    }
    if until is not None:
        params["created"] = {"gte": int(since.timestamp()), "lt": int(until.timestamp())}
    if cursor is not None:
        params["starting_after"] = cursor
    return params


def _refund_params(payment: str, amount: Money, reference: str, reason: str) -> RefundCreateParams:
    params: RefundCreateParams = {
        "payment_intent": payment,
        "amount": amount.minor,
        "metadata": {"reference": reference},
    }
    if reason in _REFUND_REASONS:
        params["reason"] = reason
    return params


def _same_refund(earlier: RefundSnapshot, amount: Money) -> RefundSnapshot:
    if earlier.amount != amount:
        raise Conflict("gateway_key_reused", say("A refund of another amount was made under this reference."))
    return earlier


def _verify(body: bytes, signature: str, secret: str, now: datetime) -> None:
    import stripe

    refused = NotAllowed("bad_signature", say("This notification is not signed by the card gateway."))
    # hmac.compare_digest raises TypeError on text beyond ASCII
    if not secret or not signature.isascii():
        raise refused
    try:
        stripe.WebhookSignature.verify_header(body, signature, secret, tolerance=None)
    except (stripe.SignatureVerificationError, UnicodeDecodeError):
        raise refused from None
    signed_at = next(int(part[2:]) for part in signature.split(",") if part.startswith("t="))
    if abs(now.timestamp() - signed_at) > SIGNATURE_TOLERANCE:
        raise refused


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the SDK's errors into refusals; the gateway's own sentences, which may quote the request, stay outside."""
    import stripe

    try:
        yield
    except stripe.InvalidRequestError as error:
        raise _refusal(error.code or "", error.param or "") from error
    except stripe.IdempotencyError as error:
        raise Conflict(
            "gateway_key_reused", say("This reference came to the gateway before with other content.")
        ) from error
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        raise Unavailable("gateway_misconfigured", say("The card gateway does not accept the office's key.")) from error
    except stripe.StripeError as error:
        # connection, time-out, 409, 429, 5xx: nobody knows whether it was done
        raise Unavailable("gateway_unavailable", say("The card gateway does not answer. Try again shortly.")) from error


def _refusal(code: str, param: str) -> DomainError:
    # a refund beyond what is left has no code, only the parameter at fault
    if (code or param) in _REFUSALS:
        kind, name, message = _REFUSALS[code or param]
        return kind(name, message)
    return Invalid(
        "gateway_refused",
        say("The card gateway refused the request ({code}).", code=code or "invalid"),
        {param: as_is(code)},
    )


# Stripe's error codes (docs.stripe.com/error-codes) that have a name of their own here.
_REFUSALS: Final[dict[str, tuple[type[DomainError], str, Said]]] = {
    "resource_missing": (NotFound, "gateway_object_missing", say("The card gateway knows of no such thing.")),
    "amount_too_small": (RuleBroken, "amount_too_small", say("The amount is below what the card gateway collects.")),
    "amount_too_large": (RuleBroken, "amount_too_large", say("The amount is above what the card gateway collects.")),
    "charge_already_refunded": (RuleBroken, "refund_exceeds", say("This payment has been refunded already.")),
    "amount": (RuleBroken, "refund_exceeds", say("The refund is more than what is left of the payment.")),
    "charge_disputed": (RuleBroken, "payment_disputed", say("This payment is disputed; it cannot be refunded.")),
}
