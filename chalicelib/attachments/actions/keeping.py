"""Bringing a file and keeping it with what it belongs with."""

from __future__ import annotations

import hashlib
from contextlib import suppress

from chalicelib.attachments import store
from chalicelib.attachments.actions.subjects import must_be_there
from chalicelib.attachments.model import Attachment, Mark, NewAttachment
from chalicelib.attachments.rules.clean_name import clean_name
from chalicelib.attachments.rules.shown_in_place import is_shown_in_place
from chalicelib.attachments.rules.true_type import must_fit, type_of
from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, DomainError, Invalid, NotFound, Unavailable
from chalicelib.kernel.ids import AccountId, new_id
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def request_upload(ports: Ports, account_id: str, size: int) -> tuple[str, str]:
    """Lend a short-lived address to bring a file of `size` bytes to, and the name it is then attached by.

    What is brought and never attached is gone after a day. NotFound `account_not_found`; Invalid `file_too_large`.
    """
    enrollment.open_account_of(ports, account_id)
    must_fit(size)
    upload_id = new_id("att", ports.clock.now())
    key = store.waiting_key(account_id, upload_id)
    return upload_id, ports.documents.upload_address(key, "application/octet-stream", size)


def attach(ports: Ports, account_id: str, new: NewAttachment, by: Actor) -> Attachment:
    """Look at a file that was brought and keep it, once for ever by its upload: its type is told by its bytes, and what
    is refused is taken away.

    NotFound `account_not_found`, or of its subject; Invalid `not_brought`, `empty_file`, `file_too_large`,
    `broken_file`, `wrong_type`; Conflict `already_attached`.
    """
    enrollment.open_account_of(ports, account_id)
    known = store.ATTACHMENTS.get(ports.tables, account_id, new.upload_id)
    if known is not None:
        return known
    must_be_there(ports, account_id, new.subject)
    try:
        body = ports.documents.get(store.waiting_key(account_id, new.upload_id))
    except NotFound as error:
        return _attached_meanwhile(ports, account_id, new.upload_id, error)
    attachment = _looked_at(ports, account_id, new, body, by)
    until_settled(lambda: _refuse_twin(ports, attachment))
    # The file first: an item never names a file that is not there, and a file that no item names is nobody's to see.
    ports.documents.put(store.kept_key(attachment.id), body, attachment.media_type.value)
    kept = until_settled(lambda: _keep(ports, attachment, by))
    _take_away(ports, account_id, new.upload_id)
    return kept


def _attached_meanwhile(ports: Ports, account_id: str, upload_id: str, error: NotFound) -> Attachment:
    """What a twin of this call made of the file that waits no more."""
    known = store.ATTACHMENTS.get(ports.tables, account_id, upload_id)
    if known is None:
        sentence = say("The file has not arrived. Attach it again.")
        raise Invalid("not_brought", sentence, {"file": sentence}) from error
    return known


def _looked_at(ports: Ports, account_id: str, new: NewAttachment, body: bytes, by: Actor) -> Attachment:
    try:
        media_type = type_of(body)
    except DomainError:
        _take_away(ports, account_id, new.upload_id)
        raise
    return Attachment(
        id=new.upload_id,
        account_id=AccountId(account_id),
        subject_kind=new.subject.kind,
        subject_id=new.subject.id,
        kind=new.kind,
        name=clean_name(new.name, media_type),
        media_type=media_type,
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        in_place=is_shown_in_place(media_type, body),
        attached_at=ports.clock.now(),
        attached_by=by.subject,
    )


def _take_away(ports: Ports, account_id: str, upload_id: str) -> None:
    with suppress(Unavailable):  # the bucket's lifecycle does it within a day
        ports.documents.remove(store.waiting_key(account_id, upload_id))


def _refuse_twin(ports: Ports, attachment: Attachment) -> Mark | None:
    """The mark of the same file on the same subject, left by one that was withdrawn; Conflict when it still stands."""
    mark = store.MARKS.get(ports.tables, attachment.account_id, f"{attachment.subject_id}#{attachment.sha256}")
    twin = mark and store.ATTACHMENTS.get(ports.tables, attachment.account_id, mark.attachment_id)
    if mark and twin and twin.id != attachment.id and twin.withdrawn_at is None:
        sentence = say("This file is attached here already: {name}.", name=twin.name)
        raise Conflict("already_attached", sentence, {"file": sentence})
    return mark


def _keep(ports: Ports, attachment: Attachment, by: Actor) -> Attachment:
    """Write the attachment and its mark in one transaction; a repeat finds it written."""
    mark = _refuse_twin(ports, attachment)
    version = mark.version if mark else 0
    after = Mark(attachment.account_id, attachment.subject_id, attachment.sha256, attachment.id, version + 1)
    marking = store.MARKS.write(after, version or None)
    try:
        ports.tables.commit([store.ATTACHMENTS.add(attachment), marking], by)
    except AlreadyThere as error:
        known = store.ATTACHMENTS.get(ports.tables, attachment.account_id, attachment.id)
        if known is None:
            raise Contested from error  # somebody else attached the same file just now
        return known
    return attachment
