"""The last step: deeds posted in order, so many at a time, each once for ever under its natural key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from chalicelib.cloud.tables import Contested
from chalicelib.enrollment import actions as enrollment
from chalicelib.imports import store
from chalicelib.imports.actions.checking import judge, of_refusal
from chalicelib.imports.actions.handing import change, import_of, send
from chalicelib.imports.deeds import (
    AddClient,
    AddPayer,
    Charge,
    Cover,
    Deed,
    Enroll,
    Move,
    Pay,
    Return,
    account_of,
    minor_of,
)
from chalicelib.imports.model import Finding, Import, ImportState, Portion
from chalicelib.imports.rules.preview import Judged, Verdict
from chalicelib.imports.rules.tallies import tally_key
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.rules.references import named_by
from chalicelib.kernel.actor import IMPORTER, Actor
from chalicelib.kernel.errors import DomainError, RuleBroken, Unavailable
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import Party
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, NewPayment

STEP_DEEDS: Final = 150  # at most half a minute on the local cloud under load (75 ms a deed, measured), of the 300 s


def post_step(ports: Ports, import_id: str, number: int) -> None:
    """Post the next deeds of a portion and queue what follows. Cut off anywhere, a repeat ends in the same books."""
    record = import_of(ports, import_id)
    portion = store.read_portion(ports.tables, record, number)
    if record.state is not ImportState.POSTING or portion is None:
        return
    if not portion.posted:
        portion = _advance(ports, record, portion)
    if not portion.posted:
        send(ports, import_id, "post", [number])
        return
    waiting = [one.number for one in store.read_portions(ports.tables, record) if not one.posted]
    if not waiting:
        change(ports, import_id, lambda found: _posted(ports, found), IMPORTER)
    elif number == 1:  # the payers are there: all accounts side by side
        send(ports, import_id, "post", waiting)


def _posted(ports: Ports, record: Import) -> Import | None:
    if record.state is not ImportState.POSTING:
        return None
    return replace(record, state=ImportState.POSTED, ended_at=ports.clock.now())


def _advance(ports: Ports, record: Import, portion: Portion) -> Portion:
    if not any(tally.new for tally in portion.tallies.values()):
        return _keep(
            ports, record, portion, portion.deeds, portion.refused, portion.post_findings
        )  # all is there already
    deeds = store.staged_deeds(ports.documents, portion)
    by = Actor(record.posted_by, name="import", request=record.id)
    refused = {kind: list(counted) for kind, counted in portion.refused.items()}
    findings = _earlier(ports, portion)
    done = 0
    for judged, currency in _next(ports, deeds, portion.place):
        done += 1
        finding = _do(ports, judged, by)
        if finding is not None:
            findings.append(finding)
            counted = refused.setdefault(tally_key(judged.deed, currency), [0, 0])
            counted[0], counted[1] = counted[0] + 1, counted[1] + minor_of(judged.deed)
    if findings:
        store.keep_findings(ports.documents, record.id, f"post-{portion.number:05d}", findings)
    place = portion.place + done
    return _keep(ports, record, portion, place, refused, len(findings))


def _next(ports: Ports, deeds: Sequence[Deed], place: int) -> Iterator[tuple[Judged, str]]:
    """The next deeds with their verdicts. All of the accounts they are of are judged: a deed that belongs to one in
    conflict is in conflict wherever a step begins or ends.
    """
    last = account_of(deeds[min(place + STEP_DEEDS, len(deeds)) - 1])
    start = next((n for n, deed in enumerate(deeds) if account_of(deed) == account_of(deeds[place])), place)
    end = next((n for n in range(place + STEP_DEEDS, len(deeds)) if account_of(deeds[n]) != last), len(deeds))
    flat = ((one, currency) for judged, currency in judge(ports, deeds[start:end]) for one in judged)
    return islice(flat, place - start, place - start + STEP_DEEDS)


def _earlier(ports: Ports, portion: Portion) -> list[Finding]:
    """What was refused in earlier steps; what a step that was cut off had kept beyond it is found again."""
    if not portion.post_findings:
        return []
    found = store.read_findings(ports.documents, portion.import_id, f"post-{portion.number:05d}")
    return found[: portion.post_findings]


def _keep(
    ports: Ports, record: Import, portion: Portion, place: int, refused: dict[str, list[int]], findings: int
) -> Portion:
    after = portion.changed(
        ports.clock.now(), place=place, refused=refused, post_findings=findings, posted=place == portion.deeds
    )
    try:
        ports.tables.commit([store.portion_write(after, portion.version)], IMPORTER)
    except Contested:  # a twin of this step got further, or the reply of this one was lost
        found = store.read_portion(ports.tables, record, portion.number)
        if found is None or found.version <= portion.version:
            raise
        return found
    return after


def _do(ports: Ports, judged: Judged, by: Actor) -> Finding | None:
    """Do a deed that is new; what a room refuses becomes a finding, and what is busy is tried again by the queue."""
    if judged.verdict is not Verdict.NEW:
        return None
    try:
        _post(ports, judged, by)
    except Unavailable:
        raise
    except DomainError as error:
        return of_refusal(judged.deed, error)
    return None


def _post(ports: Ports, judged: Judged, by: Actor) -> None:
    place = judged.place
    match deed := judged.deed:
        case AddPayer():
            enrollment.add_payer(ports, deed.form, by, deed.key)
        case Enroll():
            enrollment.enroll(ports, deed.form, by, deed.key, confirmed_not_duplicate=True)
        case AddClient():
            enrollment.add_client(ports, place, deed.form, by, deed.key, named_by=deed.account_id)
        case Cover():
            enrollment.add_coverage(ports, place, deed.form, by, deed.key, named_by=deed.account_id)
        case Charge():
            _charge(ports, place, deed, by)
        case Pay():
            _pay(ports, place, deed, by)
        case Return():
            reason = deed.reference or "imported"
            payments.return_payment(ports, place, judged.subject, reason, deed.key, by, deed.on)
        case Move():
            _move(ports, place, deed, by)


def _charge(ports: Ports, place: str, deed: Charge, by: Actor) -> None:
    given = (deed.lines, deed.parts, deed.on, by, deed.key, deed.due_on)
    invoicing.post_charges(ports, place, *given, named_by=deed.account_id, diagnoses=deed.diagnoses)


def _pay(ports: Ports, place: str, deed: Pay, by: Actor) -> None:
    directed = (Allocation(InvoiceId(deed.invoice_id), deed.minor),) if deed.invoice_id else None
    new = NewPayment(
        natural_key=deed.key,
        party=deed.party,
        method=deed.method,
        amount_minor=deed.minor,
        received_on=deed.on,
        allocations=directed,
        prefer=() if deed.invoice_id else _asked_for(ports, place, deed.reference),
        reference=deed.reference,
    )
    try:
        payments.post_payment(ports, place, new, by)
    except RuleBroken as refusal:
        if refusal.code != "invoice_not_open":
            raise
        payments.post_payment(ports, place, replace(new, allocations=_as_open(ports, place, deed)), by)


def _asked_for(ports: Ports, place: str, reference: str) -> tuple[InvoiceId, ...]:
    """The invoices that a reference names as their papers asked for it: paid first, as far as they are open."""
    numbers = [named.number for named in named_by(reference) if named.running is not None]
    found = (invoicing.invoice_numbered(ports, place, number) for number in numbers)
    return tuple(invoice.id for invoice in found if invoice)


def _as_open(ports: Ports, place: str, deed: Pay) -> tuple[Allocation, ...]:
    """What the invoice still takes of a payment that is more than that; the rest stays unapplied."""
    left = invoicing.invoice_of(ports, place, deed.invoice_id).open.get(Party(deed.party), 0)
    return (Allocation(InvoiceId(deed.invoice_id), min(left, deed.minor)),) if left else ()


def _move(ports: Ports, place: str, deed: Move, by: Actor) -> None:
    """The reason is the file's word: imports know no other."""
    if deed.do == "transfer":
        invoicing.transfer(
            ports,
            place,
            deed.invoice_id,
            deed.party,
            deed.to_party,
            deed.minor,
            "imported",
            by,
            deed.key,
            deed.on,
        )
    else:
        invoicing.adjust(ports, place, deed.invoice_id, deed.party, deed.minor, "imported", by, deed.key, deed.on)
