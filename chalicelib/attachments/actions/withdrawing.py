"""Taking an attachment back that does not belong where it is."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.attachments import store
from chalicelib.attachments.actions.looking import attachment_of
from chalicelib.attachments.model import Attachment
from chalicelib.cloud.tables import until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports


def withdraw(ports: Ports, account_id: str, attachment_id: str, why: str, by: Actor) -> Attachment:
    """Show an attachment's file no more; that it was there, who withdrew it and why stays listed. Again changes
    nothing.

    NotFound `account_not_found`, `attachment_not_found`; Conflict `account_merged`.
    """
    enrollment.open_account_of(ports, account_id)

    def attempt() -> Attachment:
        before = attachment_of(ports, account_id, attachment_id)
        if before.withdrawn_at is not None:
            return before
        now, version = ports.clock.now(), before.version + 1
        after = replace(before, withdrawn_at=now, withdrawn_by=by.subject, withdrawn_why=why.strip(), version=version)
        ports.tables.commit([store.ATTACHMENTS.replace(after, before.version)], by)
        return after

    return until_settled(attempt)
