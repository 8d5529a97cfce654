"""Reading what is attached, and lending a file to be looked at."""

from __future__ import annotations

from chalicelib.attachments import store
from chalicelib.attachments.model import Attachment, AttachmentKind, Lent
from chalicelib.attachments.rules.clean_name import lent_name
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def attachment_of(ports: Ports, account_id: str, attachment_id: str) -> Attachment:
    """Read one attachment of an account. NotFound `attachment_not_found`."""
    attachment = store.ATTACHMENTS.get(ports.tables, account_id, attachment_id)
    if attachment is None:
        raise NotFound("attachment_not_found", say("There is no such attachment on this account."))
    return attachment


def attachments_page(
    ports: Ports, account_id: str, kind: AttachmentKind | None, limit: int, cursor: str | None
) -> Page[Attachment]:
    """A page of what is attached anywhere on an account, the newest first; of one `kind` a page may hold fewer than
    `limit`. Invalid `bad_cursor`.
    """
    page = store.ATTACHMENTS.page(ports.tables, account_id, limit, cursor, backwards=True)
    return Page([one for one in page.items if kind in (None, one.kind)], page.cursor)


def attachments_of(ports: Ports, account_id: str, subject_id: str, limit: int, cursor: str | None) -> Page[Attachment]:
    """A page of what is attached to one invoice, credit note or payment, the newest first within it; one that was
    withdrawn, and its file attached again, is found on the account alone. Invalid `bad_cursor`.
    """
    begins = f"{store.MARKS.begins}{subject_id}#"
    page = ports.tables.page(store.MARKS, account_id, begins, limit, cursor)
    keys = [(account_id, f"{store.ATTACHMENTS.begins}{mark.attachment_id}") for mark in page.items]
    found = ports.tables.get_all(store.ATTACHMENTS, keys)
    return Page(sorted(found, key=lambda one: one.id, reverse=True), page.cursor)


def show_attachment(ports: Ports, account_id: str, attachment_id: str) -> Lent:
    """Lend an attachment's file for five minutes: to be looked at where it stands, when it is pages alone, and to be
    taken along. Whoever asks has left a reading in the trail.

    NotFound `attachment_not_found`; RuleBroken `attachment_withdrawn`.
    """
    attachment = attachment_of(ports, account_id, attachment_id)
    if attachment.withdrawn_at is not None:
        raise RuleBroken("attachment_withdrawn", say("This attachment was withdrawn. Its file is shown no more."))
    key, name = store.kept_key(attachment.id), lent_name(attachment)
    shown = ports.documents.view_address(key, attachment.media_type.value) if attachment.in_place else ""
    return Lent(attachment, shown, ports.documents.download_address(key, name))
