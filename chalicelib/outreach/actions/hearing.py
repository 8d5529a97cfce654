"""Hearing what became of mail, and of changes that close an address: its pay links are worth nothing from then on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AddressState
from chalicelib.kernel.actor import MAIL
from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from chalicelib.payments import actions as payments


def hear_mail(ports: Ports, event: Mapping[str, Any]) -> None:
    """Act on a bounce, complaint or delivery: tell the notice, mark the address, revoke its links when it is bad."""
    news = notices.hear_mail_event(ports, event)
    if news is None or not news.address_state or not news.address:
        return
    state = AddressState(news.address_state)
    enrollment.mark_address(ports, news.account_id, enrollment.email_hash(ports, news.address), state, MAIL)
    if state in (AddressState.BOUNCED, AddressState.COMPLAINED):
        payments.revoke_links(ports, news.account_id, f"address_{state.value}", MAIL)


def hear_stream(ports: Ports, records: Iterable[Mapping[str, Any]]) -> None:
    """Revoke the pay links of accounts whose e-mail was closed, by whichever door (docs/decisions/pay-links.md).

    `records` are stream records of `core`; they may come late and twice.
    """
    for account_id in sorted(set(_closed(records))):
        payments.revoke_links(ports, account_id, "opted_out", MAIL)


def _closed(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for record in records:
        before, after = record["dynamodb"].get("OldImage"), record["dynamodb"].get("NewImage")
        if after and enrollment.email_closed_in(after) and not (before and enrollment.email_closed_in(before)):
            yield after["pk"]["S"]
