"""The second step: each portion compared with the books. Nothing is posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions.forms import ContactForm
from chalicelib.enrollment.rules.duplicates import Likeness
from chalicelib.imports import store
from chalicelib.imports.actions.booked import booked_of
from chalicelib.imports.actions.handing import change, import_of
from chalicelib.imports.deeds import AddClient, AddPayer, Deed, Enroll, account_of
from chalicelib.imports.model import Finding, Import, ImportState, Portion, Severity, Tallies
from chalicelib.imports.rules.cells import Bad
from chalicelib.imports.rules.preview import Booked, Judged, Verdict, verdicts
from chalicelib.imports.rules.tallies import tallied
from chalicelib.kernel.actor import IMPORTER
from chalicelib.kernel.errors import DomainError, NotFound, Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import in_turn, say


def check_step(ports: Ports, import_id: str, number: int) -> None:
    """Compare a portion with the books; the last one done makes the import ready to post. A repeat changes nothing."""
    record = import_of(ports, import_id)
    portion = store.read_portion(ports.tables, record, number)
    if record.state is not ImportState.CHECKING or portion is None:
        return
    if not portion.checked:
        _check(ports, portion)
    if all(one.checked for one in store.read_portions(ports.tables, record)):
        change(ports, import_id, lambda found: _previewed(found, record.reading), IMPORTER)


def _previewed(record: Import, reading: int) -> Import | None:
    ready = record.state is ImportState.CHECKING and record.reading == reading
    return replace(record, state=ImportState.PREVIEWED) if ready else None


def _check(ports: Ports, portion: Portion) -> None:
    tallies: Tallies = {}
    findings: list[Finding] = []
    for judged, currency in judge(ports, store.staged_deeds(ports.documents, portion)):
        for key, tally in tallied(judged, currency).items():
            tallies[key] = tallies[key] + tally if key in tallies else tally
        findings += [finding_of(one.deed, one.why) for one in judged if one.why is not None]
        findings += _likenesses(ports, judged)
    if findings:
        store.keep_findings(ports.documents, portion.import_id, f"check-{portion.number:05d}", findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    found = {"tallies": tallies, "check_findings": len(findings), "check_errors": errors}
    after = portion.changed(ports.clock.now(), checked=True, **found)
    ports.tables.commit([store.portion_write(after, portion.version)], IMPORTER)


def judge(ports: Ports, deeds: Sequence[Deed]) -> Iterator[tuple[list[Judged], str]]:
    """The verdicts on deeds, account by account in order, each account read when its turn comes; and its currency."""
    for account_id, its in groupby(deeds, account_of):
        if not account_id:
            yield [_judge_payer(ports, deed) for deed in its if isinstance(deed, AddPayer)], ""
            continue
        mine, booked = list(its), booked_of(ports, account_id)
        yield verdicts(account_id, booked, mine), _currency(booked, mine)


def _judge_payer(ports: Ports, deed: AddPayer) -> Judged:
    try:
        enrollment.payer_of(ports, deed.payer_id)
    except NotFound:
        return Judged(deed, Verdict.NEW)
    return Judged(deed, Verdict.THERE)


def _currency(booked: Booked, deeds: Sequence[Deed]) -> str:
    if booked.account is not None:
        return booked.account.currency
    return next((deed.form.currency for deed in deeds if isinstance(deed, Enroll)), "")


def _likenesses(ports: Ports, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Clients to be enrolled or added who are very like somebody here: to be looked at before posting."""
    for one in judged:
        if isinstance(one.deed, (Enroll, AddClient)) and one.verdict is Verdict.NEW:
            try:
                found = _likely(ports, one.deed)
            except Unavailable:
                raise
            except DomainError as error:
                yield of_refusal(one.deed, error)
                continue
            if found:
                reason = say(
                    "Somebody very like this is on account {account_number}.", account_number=found[0].account_number
                )
                bad = Bad(
                    "", "likely_duplicate", reason, say("Look there first. Posting enrolls the client once more.")
                )
                yield bad.finding(one.deed.at.file, one.deed.at.row, Severity.NOTICE)


def _likely(ports: Ports, deed: Enroll | AddClient) -> list[Likeness]:
    """Who is like the client of a deed; for one who joins an account, among the others' accounts and by name only."""
    if isinstance(deed, Enroll):
        return enrollment.likely_duplicates(ports, deed.form.clients[0], deed.form.contact)
    found = enrollment.likely_duplicates(ports, deed.form, ContactForm())
    return [one for one in found if one.account_id != deed.account_id]


def finding_of(deed: Deed, why: Bad) -> Finding:
    """The report of a deed that stands against the books."""
    return why.finding(deed.at.file, deed.at.row)


def of_refusal(deed: Deed, error: DomainError) -> Finding:
    """The report of a deed that a room refused; its message never holds what was typed."""
    fields = [say("{field}: {mend}", field=name, mend=mend) for name, mend in error.fields.items()]
    mend = in_turn(*fields, between="; ") if fields else say("Correct it and import again.")
    return Finding(deed.at.file, deed.at.row, "", error.code, error.message, mend)
