"""What each message is for: to serve a person, or to collect what is overdue."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.sentences import say
from chalicelib.notices.model import Purpose

PURPOSES: Final[dict[str, Purpose]] = {
    "invoice_ready": Purpose.SERVICE,
    "reminder_1": Purpose.COLLECTION,
    "reminder_2": Purpose.COLLECTION,
    "final_notice": Purpose.COLLECTION,
    "payment_received": Purpose.SERVICE,
    "refund_made": Purpose.SERVICE,
    "link_renewed": Purpose.SERVICE,
}
TEMPLATES: Final = tuple(PURPOSES)


def purpose_of(template: str) -> Purpose:
    """Whether a template serves or collects. NotFound `template_not_found`."""
    if template not in PURPOSES:
        raise NotFound("template_not_found", say("There is no such template."))
    return PURPOSES[template]
