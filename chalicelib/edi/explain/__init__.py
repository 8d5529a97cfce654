"""A message as a person reads it: who, what, how much, why. For the terminal; it holds what the message holds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from chalicelib.edi.message import Message

Texts = dict[str, dict[str, str]]

_BY_KEY = {
    "835": "payment",
    "837P": "claims",
    "837I": "claims",
    "837D": "claims",
    "271": "benefits",
    "277": "status",
    "277CA": "status",
    "999": "acknowledgements",
    "TA1": "acknowledgements",
}
TITLES = {
    "835": "Remittance",
    "837P": "Professional claims",
    "837I": "Institutional claims",
    "837D": "Dental claims",
    "270": "Eligibility inquiry",
    "271": "Eligibility answer",
    "276": "Claim status request",
    "277": "Claim status answer",
    "277CA": "Claim acknowledgement",
    "278": "Service review",
    "999": "Acknowledgement of a group",
    "TA1": "Acknowledgement of an interchange",
}


def explain(message: Message, texts: Texts | None = None) -> Iterator[str]:
    """The lines of a message in words; `texts` are official code texts by list name, where the user has loaded them."""
    title = TITLES.get(message.key, f"Transaction {message.number}")
    sender, receiver = message.interchange.elements[5].strip(), message.interchange.elements[7].strip()
    yield f"{title} {message.control_number}, from {sender} to {receiver}: {message.status.replace('_', ' ')}"
    if message.record is not None:
        module = import_module(f"{__package__}.{_BY_KEY.get(message.key, 'levels')}")
        yield from (f"  {line}" for line in module.lines(message.record, texts or {}))
    for issue in [*message.issues, *message.claim_issues]:
        where = f"segment {issue.position}" if issue.position else "envelope"
        claim = f", claim {issue.claim}" if issue.claim else ""
        yield f"  ! {issue.severity}: {issue.message} ({issue.code}, {where}{claim})"
