"""What each message is for: to serve a person, or to collect what is overdue."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.sentences import say
from chalicelib.notices.model import Asking, Purpose

PURPOSES: Final[dict[str, Purpose]] = {
    "invoice_ready": Purpose.SERVICE,
    "reminder_1": Purpose.COLLECTION,
    "reminder_2": Purpose.COLLECTION,
    "final_notice": Purpose.COLLECTION,
    "payment_received": Purpose.SERVICE,
    "refund_made": Purpose.SERVICE,
    "link_renewed": Purpose.SERVICE,
    "statement_ready": Purpose.SERVICE,
}
TEMPLATES: Final = tuple(PURPOSES)

# What is not named asks for nothing: a receipt, or a link that the person asked for.
_ASKS: Final[dict[str, Asking]] = {
    "invoice_ready": Asking.OWED,
    "reminder_1": Asking.OVERDUE,
    "reminder_2": Asking.OVERDUE,
    "final_notice": Asking.OVERDUE,
}


def purpose_of(template: str) -> Purpose:
    """Whether a template serves or collects. NotFound `template_not_found`."""
    if template not in PURPOSES:
        raise NotFound("template_not_found", say("There is no such template."))
    return PURPOSES[template]


def asks_for(template: str) -> Asking:
    """What a message of a template asks its reader to pay."""
    return _ASKS.get(template, Asking.NOTHING)
