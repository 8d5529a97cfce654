"""Routes of attachments: bring, keep, list, look at, withdraw."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.attachments import actions
from chalicelib.attachments.model import Attachment, AttachmentKind, Lent, NewAttachment, Subject, SubjectKind
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import OptionalId, PageQuery, PageView, Shape, ShortText, View
from chalicelib.web.shown import shown

api = Api("attachments", "/api/v1/accounts")


class AttachmentUploadIn(Shape):
    """A file that is about to be brought: its size in bytes."""

    size: Annotated[int, Field(ge=0, le=2**40, strict=True)]


class AttachmentUploadView(View):
    """Where to bring a file: PUT it there as application/octet-stream within five minutes, then attach it by its id."""

    upload_id: str
    address: str


class AttachmentIn(Shape):
    """A file that was brought: what it is, what it is called, and what it belongs with (the account itself when that
    has no id).
    """

    upload_id: Annotated[str, Field(pattern="^att_[0-9A-Z]{26}$")]
    kind: AttachmentKind
    name: ShortText
    subject_kind: SubjectKind = SubjectKind.ACCOUNT
    subject_id: Annotated[str, Field(pattern="^((inv|crn|pay)_[0-9A-Z]{26})?$")] = ""

    def given(self, account_id: str) -> NewAttachment:
        """What is to be kept."""
        of_account = self.subject_kind is SubjectKind.ACCOUNT
        subject = Subject(self.subject_kind, account_id if of_account else self.subject_id)
        return NewAttachment(self.upload_id, subject, self.kind, self.name)


class AttachmentsQuery(PageQuery):
    """A page of an account's attachments: of one `kind`, or of one `subject` (the id of an invoice, credit note or
    payment).
    """

    kind: AttachmentKind | None = None
    subject: OptionalId = ""


class WithdrawAttachmentIn(Shape):
    """Why it does not belong where it is."""

    reason: Annotated[str, Field(min_length=3, max_length=200)]


class AttachmentView(View):
    """A file kept with an account; `size` in bytes."""

    id: str
    subject_kind: str
    subject_id: str
    kind: str
    name: str
    media_type: str
    size: int
    in_place: bool
    attached_at: datetime
    attached_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str

    @classmethod
    def of(cls, attachment: Attachment) -> AttachmentView:
        """Show an attachment."""
        return shown(cls, attachment)


class LentAttachmentView(View):
    """An attachment and, for five minutes, where its file is: `address` to look at it ("" when it is a download alone),
    `download` to take it along.
    """

    attachment: AttachmentView
    address: str
    download: str

    @classmethod
    def of(cls, lent: Lent) -> LentAttachmentView:
        """Show what was lent."""
        return cls(attachment=AttachmentView.of(lent.attachment), address=lent.address, download=lent.download)


@api.post("/{account_id}/attachments/uploads", Permission.ACCOUNT_WRITE)
def request_upload(call: Call, account_id: str, body: AttachmentUploadIn) -> AttachmentUploadView:
    """Lend an address to bring a file to."""
    upload_id, address = actions.request_upload(call.ports, account_id, body.size)
    return AttachmentUploadView(upload_id=upload_id, address=address)


@api.post("/{account_id}/attachments", Permission.ACCOUNT_WRITE)
def attach(call: Call, account_id: str, body: AttachmentIn) -> AttachmentView:
    """Look at a file that was brought and keep it with what it belongs with; the same upload again is the same one."""
    return AttachmentView.of(actions.attach(call.ports, account_id, body.given(account_id), call.actor))


@api.get("/{account_id}/attachments", Permission.ACCOUNT_READ, reads="attachments")
def list_attachments(call: Call, account_id: str, query: AttachmentsQuery) -> PageView[AttachmentView]:
    """What is attached on an account, the newest first."""
    limit, cursor = query.limit, query.cursor
    if query.subject:
        page = actions.attachments_of(call.ports, account_id, query.subject, limit, cursor)
    else:
        page = actions.attachments_page(call.ports, account_id, query.kind, limit, cursor)
    return PageView(items=[AttachmentView.of(one) for one in page.items], cursor=page.cursor)


@api.get("/{account_id}/attachments/{attachment_id}", Permission.ACCOUNT_READ, reads="attachment#{attachment_id}")
def show_attachment(call: Call, account_id: str, attachment_id: str) -> LentAttachmentView:
    """One attachment and where its file is; that it was looked at is recorded."""
    return LentAttachmentView.of(actions.show_attachment(call.ports, account_id, attachment_id))


@api.post("/{account_id}/attachments/{attachment_id}/withdraw", Permission.ACCOUNT_WRITE, status=200)
def withdraw_attachment(call: Call, account_id: str, attachment_id: str, body: WithdrawAttachmentIn) -> AttachmentView:
    """Show a file no more that does not belong where it is; that it was there stays."""
    return AttachmentView.of(actions.withdraw(call.ports, account_id, attachment_id, body.reason, call.actor))
