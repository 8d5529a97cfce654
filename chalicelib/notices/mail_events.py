"""Reading what the mail provider tells (SES event publishing), wrapped by EventBridge or by SNS.

Shapes: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.notices.model import NoticeState

# The tag value may hold no slash (SES message tags: letters, digits, _ and -), so the adapter sends two underscores.
_REFERENCE: Final = re.compile(r"(acc_[0-9A-Za-z]+)(?:/|__)(ntc_[0-9A-Za-z]+)")
_HEADER: Final = "x-quittance-reference"


@dataclass(frozen=True, slots=True)
class MailEvent:
    """One event: which message, where it brings its notice, and what state the address deserves ("" for none)."""

    message_id: str
    reference: tuple[str, str] | None  # account id, notice id
    state: NoticeState
    failure: str
    address: str
    address_state: str


def read_mail_event(event: Mapping[str, Any]) -> MailEvent | None:
    """Read one event; None for what is no event of consequence (sends, opens, clicks) or not understood."""
    told = _unwrapped(event)
    mail = told.get("mail")
    if not isinstance(mail, Mapping):
        return None
    kind = str(told.get("eventType") or told.get("notificationType") or "")
    meaning = _meaning(kind, told)
    if meaning is None:
        return None
    state, failure, address_state = meaning
    return MailEvent(
        message_id=str(mail.get("messageId", "")),
        reference=_reference(mail),
        state=state,
        failure=failure,
        address=_address(kind, told, mail),
        address_state=address_state,
    )


def _unwrapped(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """The SES event inside an EventBridge event, an SNS record of Lambda, or an SNS message on a queue."""
    inner: Any = event
    for _ in range(3):
        if isinstance(inner, str):
            inner = _parsed(inner)
        if not isinstance(inner, Mapping):
            return {}
        deeper = _inside(inner)
        if deeper is None:
            return inner
        inner = deeper
    return inner if isinstance(inner, Mapping) else {}


def _inside(layer: Mapping[str, Any]) -> Any:
    if "mail" in layer:
        return None
    if isinstance(layer.get("Sns"), Mapping):
        return layer["Sns"].get("Message")
    return layer.get("detail") or layer.get("Message")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {}


def _meaning(kind: str, told: Mapping[str, Any]) -> tuple[NoticeState, str, str] | None:
    """State of the notice, why it failed, state of the address. A transient bounce leaves the address as it is."""
    if kind == "Delivery":
        return NoticeState.DELIVERED, "", "good"
    if kind == "Complaint":
        return NoticeState.COMPLAINED, "complained", "complained"
    if kind == "Bounce":
        permanent = _part(told, "bounce").get("bounceType") == "Permanent"
        return NoticeState.BOUNCED, "permanent" if permanent else "transient", "bounced" if permanent else ""
    if kind in ("Reject", "Rendering Failure"):
        return NoticeState.FAILED, "rejected", ""
    return None


def _part(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = told.get(name)
    return part if isinstance(part, Mapping) else {}


def _reference(mail: Mapping[str, Any]) -> tuple[str, str] | None:
    tags = _part(mail, "tags").get("reference")
    given = [str(tag) for tag in tags] if isinstance(tags, list) else []
    headers = mail.get("headers")
    for header in headers if isinstance(headers, list) else []:
        if isinstance(header, Mapping) and str(header.get("name", "")).lower() == _HEADER:
            given.append(str(header.get("value", "")))
    for text in given:
        found = _REFERENCE.fullmatch(text.strip())
        if found:
            return found[1], found[2]
    return None


def _address(kind: str, told: Mapping[str, Any], mail: Mapping[str, Any]) -> str:
    """The recipient it is about: we write to one person at a time, so the first is the one."""
    lists = {"Bounce": ("bounce", "bouncedRecipients"), "Complaint": ("complaint", "complainedRecipients")}
    part, name = lists.get(kind, ("", ""))
    recipients = _part(told, part).get(name) or mail.get("destination")
    first = recipients[0] if isinstance(recipients, list) and recipients else ""
    return str(first.get("emailAddress", "")) if isinstance(first, Mapping) else str(first)
