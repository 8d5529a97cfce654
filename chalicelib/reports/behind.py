"""Accounts that the lists and sums do not show as they are: a change of theirs was set aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from chalicelib.cloud.set_aside import behind, behind_among
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.reports.rows import account_numbers

CONSUMER: Final = "project_changes"  # the function that brings the lists up to date
NAMED_MAX: Final = 5  # accounts that are named one by one


@dataclass(frozen=True, slots=True)
class BehindAccount:
    """An account whose rows are old, and since when (an instant, ISO); its number is empty while it has no row."""

    account_id: str
    number: str
    since: str


@dataclass(frozen=True, slots=True)
class BehindOffice:
    """How many accounts are behind (`more`: and more than are counted), and the first of them."""

    count: int
    more: bool
    first: list[BehindAccount]


def behind_since(ports: Ports, account_ids: Iterable[str]) -> dict[str, str]:
    """Since when (an instant, ISO) accounts are behind; those that are not are left out."""
    found = behind_among(ports, CONSUMER, account_ids)
    return {account_id: mark.since.isoformat() for account_id, mark in found.items()}


def behind_office(ports: Ports) -> BehindOffice:
    """All accounts that are behind, the first by name."""
    page = behind(ports, CONSUMER)
    marks = [mark for mark in page.items if mark.partition.startswith("acc_")]
    named = marks[:NAMED_MAX]
    numbers = account_numbers(ports, [mark.partition for mark in named])
    first = [BehindAccount(one.partition, numbers[one.partition], one.since.isoformat()) for one in named]
    return BehindOffice(len(marks), page.cursor is not None, first)
