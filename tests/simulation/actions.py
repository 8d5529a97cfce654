"""Everything a representative, a client, the gateway and the night may do, at random."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, Invoice, InvoiceState
from chalicelib.kernel.money import Money
from chalicelib.kernel.ports import AttemptState, Snapshot
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.merging import actions as merging
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments import store as payment_store
from chalicelib.payments.model import Allocation, Method, NewAttempt, NewPayment
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import SERVICES, line
from tests.simulation.batches import todays_batch
from tests.simulation.giving_up import give_up
from tests.simulation.moving import move_money
from tests.simulation.world import ENDS, World

Step = Callable[[World], None]
# How a dispute may go on: an inquiry may become one, an appeal follows a loss.
DISPUTES: Final = {
    "warning": ("open", "won"),
    "open": ("won", "lost", "lost"),
    "lost": ("open", "won", "lost"),
    "won": ("won", "lost"),
}


def _some_invoice(world: World, account_id: str) -> Invoice | None:
    issued = [i for i in invoicing.invoices_of(world.ports, account_id) if i.state is InvoiceState.ISSUED]
    return world.chance.choice(issued) if issued else None


def bill(world: World) -> None:
    account, key = world.someone(), world.key()
    codes = world.chance.sample(sorted(SERVICES), world.chance.randint(1, 3))
    back = world.chance.randint(0, 20)
    if enrollment.account_of(world.ports, account.id).merged_into:  # its clients went with it
        return
    on = world.ports.clock.now().date() - timedelta(days=back)
    lines = [line(account, world.ports, code, on, world.chance.choice([1000, 1500, 2000, 333])) for code in codes]

    def action() -> None:
        draft = invoicing.draft_invoice(world.ports, account.id, ChargesIn(lines), REP, key)
        if draft.state is InvoiceState.DRAFT:
            invoicing.issue(world.ports, account.id, draft.id, REP)

    world.perform("bill", action)


def pay_by_hand(world: World) -> None:
    account, key = world.someone(), f"payment:manual:{world.key()}"
    head = ledger.head_of(world.ports, account.id)
    party = world.chance.choice([GUARANTOR, *(k.split(":")[1] for k in head.balances if k.startswith("receivable"))])
    owed = head.owed(party)
    minor = world.chance.choice([owed, owed // 2, owed + 500, world.chance.randint(1, 30_000)])
    method, batch = world.chance.choice([Method.CHEQUE, Method.CASH, Method.BANK_TRANSFER, Method.PAYER]), 0
    if method is Method.CHEQUE and world.chance.random() < 0.5:
        batch = todays_batch(world)
    on, directed = ledger.today(world.ports), _direction(world, account.id, party)
    new = NewPayment(key, party, method, max(minor, 1), on, directed, batch=batch)

    def action() -> None:
        posted = payments.post_payment(world.ports, account.id, new, REP)
        world.cash_in[posted.natural_key] = posted.amount_minor

    world.perform("pay by hand", action)


def _direction(world: World, account_id: str, party: str) -> tuple[Allocation, ...] | None:
    if world.chance.random() < 0.6:
        return None
    invoices = invoicing.open_invoices(world.ports, account_id, party)
    chosen = world.chance.sample(invoices, min(len(invoices), 2))
    return tuple(Allocation(i.id, world.chance.randint(1, max(i.open[party], 1))) for i in chosen)


def correct(world: World) -> None:
    account, key = world.someone(), world.key()
    invoice = _some_invoice(world, account.id)
    if invoice is None:
        return
    parties = [GUARANTOR, *world.payers]
    source, target = world.chance.sample(parties, 2)
    minor = world.chance.randint(1, max(invoice.open.get(source, 1), 1))
    wanted = invoicing.Wanted() if world.chance.random() < 0.5 else invoicing.Wanted(minor=minor)
    verb = world.chance.choice(["credit", "transfer", "adjust"])
    acts: dict[str, Callable[[], object]] = {
        "credit": lambda: invoicing.credit(world.ports, account.id, invoice.id, wanted, "wrong", REP, key),
        "transfer": lambda: invoicing.transfer(
            world.ports, account.id, invoice.id, source, target, minor, "coverage", REP, key
        ),
        "adjust": lambda: invoicing.adjust(world.ports, account.id, invoice.id, source, minor, "contract", REP, key),
    }
    world.perform(verb, acts[verb])


def use_credit(world: World) -> None:
    account = world.someone()
    for note in invoicing.credit_notes_of(world.ports, account.id):
        for party, left in note.unapplied.items():
            key = world.key()
            world.perform(
                "apply credit",
                lambda note=note, party=party, key=key: payments.apply_credit(
                    world.ports, account.id, note.id, party, None, key, REP
                ),
            )
            world.perform(
                "refund credit",
                lambda note=note, party=party, left=left, key=key: payments.refund_credit(
                    world.ports, account.id, note.id, party, max(left // 2, 1), "left", key + "r", SUPERVISOR
                ),
            )
            world.perform(
                "pay out credit",
                lambda note=note, party=party, left=left, key=key: payments.pay_out_credit(
                    world.ports, account.id, note.id, party, left, Method.CHEQUE, "left", key + "x", SUPERVISOR
                ),
            )


def pay_by_link(world: World) -> None:
    account, key, at = world.someone(), world.key(), world.ports.clock.now()
    due = ledger.head_of(world.ports, account.id).owed(GUARANTOR)
    minor = world.chance.choice([due, max(due // 3, 1)])
    given = (NewAttempt("link", minor, [], "en"), key, REP, at)
    world.perform("start to pay", lambda: payments.start_attempt(world.ports, account.id, *given))
    if world.chance.random() < 0.1:
        _lose_an_attempt(world, account.id)
    for snapshot in list(world.gateway().payments.values()):
        if snapshot.account_id == account.id and snapshot.state is AttemptState.PENDING:
            _end(world, snapshot)


def _lose_an_attempt(world: World, account_id: str) -> None:
    """The books are set back to before a client began: only the gateway knows what he pays."""
    tried = payments.attempts_page(world.ports, account_id, 100).items
    if tried:
        lost = [payment_store.ATTEMPTS.remove(tried[-1], tried[-1].version)]
        world.perform("lose an attempt", lambda: world.ports.tables.commit(lost, REP))


def _end(world: World, snapshot: Snapshot) -> None:
    state = world.chance.choice(ENDS)
    world.gateway().settle(snapshot.gateway_reference, state)
    if state is AttemptState.SUCCEEDED and snapshot.amount is not None:
        world.cash_in[f"payment:stripe:pi_{snapshot.gateway_reference}"] = snapshot.amount.minor


def the_gateway_moves(world: World) -> None:
    """Refunds go, fail, or come back after they went; disputes of any part begin and move on. The news come later."""
    gateway = world.gateway()
    if gateway.refunds and world.chance.random() < 0.6:
        told = world.chance.choice(list(gateway.refunds.values()))
        if told.state != "failed":
            ends = ("succeeded", "failed") if told.state == "pending" else ("failed",)
            gateway.end_refund(told.gateway_reference, world.chance.choice(ends))
            world.news.append(_news("refund", told.gateway_reference))
    elif world.chance.random() < 0.5 and gateway.disputes:
        known = world.chance.choice(list(gateway.disputes.values()))
        state = world.chance.choice(DISPUTES[known.state])
        gateway.dispute(known.gateway_reference, known.payment_reference, state, known.amount)
        world.news.append(_news("dispute", known.gateway_reference))
    else:
        _dispute(world)


def _dispute(world: World) -> None:
    gateway = world.gateway()
    paid = [s for s in gateway.payments.values() if s.payment_reference and s.amount]
    if not paid:
        return
    one = world.chance.choice(paid)
    before = [d for d in gateway.disputes.values() if d.payment_reference == one.payment_reference]
    left = one.amount.minor - sum(d.amount.minor for d in before)
    if left > 0:
        minor = world.chance.choice([left, left, max(left // 5, 1), world.chance.randint(1, left)])
        reference, state = f"dp_{len(gateway.disputes):05d}", world.chance.choice(["warning", "open", "open", "lost"])
        gateway.dispute(reference, one.payment_reference, state, Money(minor, one.amount.currency))
        world.news.append(_news("dispute", reference))


def _news(kind: str, reference: str) -> dict[str, str]:
    return {"task": "gateway", "kind": kind, "gateway_reference": reference}


def hear_news(world: World) -> None:
    """What the gateway told is heard: in any order, some twice, some only the next time."""
    heard = [one for one in world.news if world.chance.random() < 0.7]
    world.news = [one for one in world.news if one not in heard]
    world.ports.queues.send("payments", heard)
    world.drain("payments", lambda message: payments.work(world.ports, message))


def stand_still(world: World) -> None:
    account, key = world.someone(), world.key()
    until = ledger.today(world.ports) + timedelta(days=world.chance.randint(1, 20))
    if world.chance.random() < 0.3:
        level = world.chance.randint(1, 3)  # often another than the next: refused, then
        world.perform("skip", lambda: collections.skip_letter(world.ports, account.id, level, "called", key, REP))
    elif world.chance.random() < 0.5:
        reason = world.chance.choice(list(DunningHoldReason))
        world.perform(
            "hold", lambda: collections.place_dunning_hold(world.ports, account.id, reason, "", until, key, REP)
        )
    else:
        world.perform("promise", lambda: collections.record_promise(world.ports, account.id, 5_000, until, key, REP))


def merge_or_split(world: World) -> None:
    """A person turns out to have two accounts; or it was a mistake, and nothing was done since."""
    absorbing = [one for one in world.accounts if enrollment.account_of(world.ports, one.id).absorbed]
    if absorbing and world.chance.random() < 0.4:
        survivor = world.chance.choice(absorbing)
        gone = enrollment.account_of(world.ports, survivor.id).absorbed[-1]
        by = (survivor.id, gone.account_id, SUPERVISOR)
        world.perform("split", lambda: merging.split_accounts(world.ports, *by))
        return
    one, other = world.someone(), world.someone()

    def action() -> None:
        mark = merging.preview_merge(world.ports, one.id, other.id).mark
        merging.merge_accounts(world.ports, one.id, other.id, mark, (), "enrolled twice", SUPERVISOR)

    world.perform("merge", action)
    world.drain("imports", lambda message: merging.work(world.ports, message))


def send(world: World) -> None:
    account, key, at = world.someone(), world.key(), world.ports.clock.now()
    template = world.chance.choice(["invoice_ready", "reminder_1", "link_renewed"])
    asked = template == "link_renewed"
    world.perform("send", lambda: outreach.send(world.ports, account.id, key, template, REP, at=at, asked_for=asked))
    if world.chance.random() < 0.1:
        world.perform("opt out", lambda: enrollment.opt_out(world.ports, account.id, Channel.EMAIL, REP))


def work(world: World) -> None:
    """The workers: notices go out, the gateway is asked."""
    world.perform("reconcile", lambda: payments.queue_unsettled(world.ports))
    world.drain("payments", lambda message: payments.work(world.ports, message))
    hear_news(world)
    if world.chance.random() < 0.3:  # hours go by between what was decided and what is delivered
        world.ports.clock.advance(timedelta(hours=world.chance.randint(1, 30)))
    world.perform("sweep", lambda: outreach.sweep(world.ports))
    stands = collections.standstill_of
    world.drain("notices", lambda m: outreach.deliver(world.ports, m["account_id"], m["notice_id"], stands))


def next_day(world: World) -> None:
    """The clock moves on and the night comes."""
    world.pass_days(world.chance.choice([1, 1, 1, 7, 16]))
    world.perform("reconcile from the gateway", lambda: payments.begin_recovery(world.ports))
    on = ledger.today(world.ports)
    world.perform("queue dunning", lambda: collections.queue_dunning(world.ports, on))
    while world.ports.queues.messages.get("dunning"):  # shards, then what they queue
        world.drain("dunning", lambda m: collections.work_dunning(world.ports, m))


WEIGHTS: Final[dict[Step, int]] = {
    bill: 28,
    pay_by_hand: 22,
    move_money: 14,
    correct: 10,
    give_up: 5,
    use_credit: 5,
    pay_by_link: 12,
    the_gateway_moves: 8,
    stand_still: 4,
    merge_or_split: 1,
    send: 4,
}
