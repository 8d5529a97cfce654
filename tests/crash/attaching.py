"""The jobs of attachments: keep a file that was brought, withdraw it."""

from __future__ import annotations

from chalicelib.attachments import actions, store
from chalicelib.attachments.model import AttachmentKind, NewAttachment, Subject, SubjectKind
from chalicelib.kernel.ports import Ports
from tests.crash.jobs import Facts, an_invoice, job
from tests.fakes.files import png
from tests.fakes.office import REP, SUPERVISOR


def brought(ports: Ports, it: Facts) -> None:
    """A picture that lies waiting for an invoice."""
    an_invoice(ports, it)
    it["upload"] = actions.request_upload(ports, it.account.id, len(png()))[0]
    ports.documents.put(store.waiting_key(it.account.id, it["upload"]), png(), "application/octet-stream")


@job(brought)
def attach_a_file(ports: Ports, it: Facts) -> object:
    subject = Subject(SubjectKind.INVOICE, it["invoice"].id)
    return actions.attach(ports, it.account.id, NewAttachment(it["upload"], subject, AttachmentKind.LETTER, "a"), REP)


def attached(ports: Ports, it: Facts) -> None:
    brought(ports, it)
    attach_a_file(ports, it)


@job(attached)
def withdraw_a_file(ports: Ports, it: Facts) -> object:
    return actions.withdraw(ports, it.account.id, it["upload"], "of another client", SUPERVISOR)
