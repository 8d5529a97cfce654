"""What became of a try on the gateway's page: the gateway says so, and only then is money booked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from chalicelib.cloud.tables import AGENDA_SHARDS, until_settled
from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.errors import NotFound, Unavailable
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ids import since_id
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import AttemptState, GatewayEvent, GatewayEventKind, HostedPayment, Ports, Snapshot
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.payments import store
from chalicelib.payments.actions.confirming import book_confirmed, book_without_attempt, natural_key
from chalicelib.payments.actions.disputing import dispute
from chalicelib.payments.actions.posting import payment_id
from chalicelib.payments.actions.reading import survivor_of
from chalicelib.payments.actions.refunding import ask_for_refunds, hear_refund
from chalicelib.payments.model import DAYS_BACK, Attempt
from chalicelib.payments.rules.counted import debit_of

SETTLED: Final = frozenset({AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.EXPIRED, AttemptState.CANCELLED})


def attempt_of(ports: Ports, account_id: str, attempt: str) -> Attempt:
    """Read one attempt, also by an account that was merged since it began. NotFound `attempt_not_found`."""
    found = store.ATTEMPTS.get(ports.tables, account_id, attempt)
    if found is None:
        survivor = survivor_of(ports, account_id)
        if survivor != account_id:
            return attempt_of(ports, survivor, attempt)
        raise NotFound("attempt_not_found", say("There is no such payment attempt."))
    return found


def attempts_page(ports: Ports, account_id: str, limit: int, cursor: str | None = None) -> Page[Attempt]:
    """A page of an account's attempts, the newest first. Invalid `bad_cursor`."""
    return store.ATTEMPTS.page(ports.tables, account_id, limit, cursor, backwards=True)


def hosted(ports: Ports, attempt: Attempt) -> HostedPayment:
    """What the gateway is asked to collect for an attempt."""
    site = ports.settings.site_url
    return HostedPayment(
        reference=attempt.id,
        account_id=attempt.booked_in or attempt.account_id,  # the gateway takes a key again with the same content only
        amount=Money(attempt.amount_minor, currency(attempt.currency)),
        description=ports.settings.office_name,
        language=attempt.language,
        success_url=f"{site}/pay.html#r={attempt.id}",
        cancel_url=f"{site}/pay.html#c={attempt.id}",
        expires_at=attempt.expires_at,
    )


def record(ports: Ports, attempt: Attempt, change: Callable[[Attempt], Attempt], by: Actor) -> Attempt:
    """Change an attempt on its newest version; a settled one is left as it is."""

    def once() -> Attempt:
        before = attempt_of(ports, attempt.account_id, attempt.id)
        after = replace(change(before), version=before.version + 1)
        if replace(after, version=before.version) == before or before.state in SETTLED:
            return before
        ports.tables.commit([store.ATTEMPTS.replace(after, before.version), *_debiting(before, after)], by)
        return after

    return until_settled(once)


def _debiting(before: Attempt, after: Attempt) -> list[Write]:
    """What is being debited is kept while it is, in the same transaction."""
    was, runs = debit_of(before), debit_of(after)
    if was and not runs:
        return [store.DEBITS.remove(was, was.version)]
    return [store.DEBITS.add(runs)] if runs and not was else []


def settle_attempt(ports: Ports, account_id: str, attempt_id: str, by: Actor) -> Attempt:
    """Ask the gateway what became of an attempt and book it when the money is confirmed; unknown stays unknown."""
    attempt = attempt_of(ports, account_id, attempt_id)
    if attempt.state in SETTLED:
        return attempt
    if not attempt.gateway_reference:
        return _never_started(ports, attempt, by)
    try:
        said = ports.gateway.retrieve(attempt.gateway_reference)
    except Unavailable:
        return record(ports, attempt, lambda now: replace(now, checks=now.checks + 1, checked_at=ports.clock.now()), by)
    booked = ""
    if said.state is AttemptState.SUCCEEDED:
        booked = book_confirmed(ports, attempt.account_id, said, attempt.invoice_ids, attempt.currency, by).id
    return record(
        ports,
        attempt,
        lambda now: replace(
            now,
            state=said.state,
            decline_reason=said.decline_reason or "",
            checks=now.checks + 1,
            checked_at=ports.clock.now(),
            payment_id=booked,
        ),
        by,
    )


def _never_started(ports: Ports, attempt: Attempt, by: Actor) -> Attempt:
    """The reply to our request was lost: ask again under the same key, and the gateway answers the same page.

    After the page's time the gateway is asked whether anything was paid under our reference.
    """
    try:
        if ports.clock.now() >= attempt.expires_at:
            said = ports.gateway.find(attempt.id)
            if said is None:
                return record(ports, attempt, lambda now: replace(now, state=AttemptState.EXPIRED), by)
            return record(ports, attempt, lambda now: replace(now, gateway_reference=said.gateway_reference), by)
        redirect = ports.gateway.start_hosted(hosted(ports, attempt))
    except Unavailable:
        return attempt
    return record(
        ports,
        attempt,
        lambda now: replace(now, gateway_reference=redirect.gateway_reference, redirect_url=redirect.url),
        by,
    )


def gateway_message(event: GatewayEvent) -> dict[str, str]:
    """A verified notification as a message on the `payments` queue: references only."""
    return {
        "task": "gateway",
        "kind": event.kind.value,
        "gateway_reference": event.gateway_reference,
        "payment_reference": event.payment_reference or "",
        "event_id": event.event_id,
    }


def hear_gateway(ports: Ports, kind: str, gateway_reference: str) -> None:
    """Act on what the gateway told of: the object is read again, so order and repeats do not matter."""
    by = system("gateway")
    if kind == GatewayEventKind.PAYMENT:
        said = ports.gateway.retrieve(gateway_reference)
        if said.account_id and said.reference:
            _hear_payment(ports, said, by)
        return
    if kind == GatewayEventKind.REFUND:
        refunded = ports.gateway.retrieve_refund(gateway_reference)
        for account_id, payment in _found(ports, refunded.payment_reference):
            hear_refund(ports, account_id, payment, refunded, by)
        return
    disputed = ports.gateway.retrieve_dispute(gateway_reference)
    found = _found(ports, disputed.payment_reference) or _booked_first(ports, disputed.payment_reference, by)
    for account_id, payment in found:
        dispute(ports, account_id, payment, disputed, by)


def _booked_first(ports: Ports, payment_reference: str, by: Actor) -> list[tuple[str, str]]:
    """A dispute of a payment that the books do not have, or lost: what was paid is booked before it is disputed."""
    said = ports.gateway.retrieve(payment_reference)
    if said.state is not AttemptState.SUCCEEDED or not (said.account_id and said.reference):
        raise Unavailable("payment_not_booked_yet", say("The disputed payment is not in the books yet."))
    _hear_payment(ports, said, by)
    return [(said.account_id, payment_id(natural_key(ports, said.payment_reference or payment_reference)))]


def _hear_payment(ports: Ports, said: Snapshot, by: Actor) -> None:
    """The books may have lost the attempt (a restore to an earlier point): what was paid is booked all the same."""
    try:
        attempt = attempt_of(ports, said.account_id, said.reference)
    except NotFound:
        book_without_attempt(ports, said, by)
    else:
        settle_attempt(ports, attempt.account_id, attempt.id, by)


def _found(ports: Ports, payment_reference: str) -> list[tuple[str, str]]:
    keys = ports.tables.lookup(store.gateway_key(payment_reference))
    return [(pk, sk.removeprefix(store.PAYMENTS.begins)) for pk, sk in keys]


def queue_unsettled(ports: Ports) -> int:
    """Queue every attempt and refund that has no end yet, however old: what stayed unknown is asked for."""
    messages = [
        _ask(account_id, sk)
        for part in range(AGENDA_SHARDS)
        for account_id, sk in ports.tables.worklist(store.unsettled(part))
    ]
    ports.queues.send("payments", messages)
    return len(messages)


def _ask(account_id: str, sk: str) -> dict[str, str]:
    if store.ATTEMPTS.holds(sk):
        return {"task": "attempt", "account_id": account_id, "subject": sk.removeprefix(store.ATTEMPTS.begins)}
    return ask_for_refunds(account_id, sk.removeprefix(store.PAYMENTS.begins))


def still_running(ports: Ports, account_id: str) -> list[Attempt]:
    """Read the attempts of an account that have no end yet: what is being debited, however old, and pages that were
    opened in the last days, which the nights ask for until they are closed.
    """
    first = store.ATTEMPTS.begins + since_id("att", earlier(ports.clock.now(), DAYS_BACK))
    recent = ports.tables.query(store.ATTEMPTS, account_id, store.ATTEMPTS.begins, since=first)
    known = {one.id for one in recent}
    old = [one.attempt_id for one in store.DEBITS.of(ports.tables, account_id) if one.attempt_id not in known]
    debited = ports.tables.get_all(store.ATTEMPTS, ((account_id, store.ATTEMPTS.begins + one) for one in old))
    return [attempt for attempt in [*debited, *recent] if attempt.state not in SETTLED]
