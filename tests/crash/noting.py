"""The jobs of notes: write one about an invoice, keep a text for them, change it."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.enrollment.model import CallOutcome, NewNote
from chalicelib.kernel.ports import Ports
from chalicelib.notes import actions
from chalicelib.notes.model import NoteTemplateForm
from tests.crash.jobs import Facts, an_invoice, job
from tests.fakes.office import REP, START, SUPERVISOR

PROMISE = NoteTemplateForm("Promise", "Pays {amount}.", CallOutcome.PROMISED)


@job(an_invoice)
def note_about_an_invoice(ports: Ports, it: Facts) -> object:
    new = NewNote("Asked what it is for.", CallOutcome.REACHED, it["invoice"].id)
    return actions.write_note_on(ports, it.account.id, new, "note-0001", START, REP)


@job()
def keep_a_note_template(ports: Ports, it: Facts) -> object:
    return actions.add_note_template(ports, PROMISE, SUPERVISOR, "text-0001")


def kept(ports: Ports, it: Facts) -> None:
    it["template"] = keep_a_note_template(ports, it)


@job(kept)
def change_a_note_template(ports: Ports, it: Facts) -> object:
    form = replace(PROMISE, active=False)
    return actions.change_note_template(ports, it["template"].id, form, 1, SUPERVISOR)
