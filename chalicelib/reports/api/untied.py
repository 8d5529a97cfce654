"""Accounts that did not tie, as the trial balance names them."""

from __future__ import annotations

from itertools import islice
from typing import Final

from chalicelib.kernel.ports import Ports
from chalicelib.reports.faults import faulty_accounts, faulty_lists
from chalicelib.reports.rows import account_numbers
from chalicelib.web.shapes import View

SHOWN: Final = 50


class UntiedView(View):
    """An account whose books or lists did not tie at its last proof. The log of `work_proof` says how."""

    account_id: str
    account_number: str


def untied(ports: Ports) -> list[UntiedView]:
    """The first of the accounts that did not tie when they were last proved."""
    numbers = account_numbers(ports, (one.account_id for one in islice(faulty_accounts(ports), SHOWN)))
    return [UntiedView(account_id=account_id, account_number=number) for account_id, number in numbers.items()]


class UntiedListView(View):
    """A part of a list (a month, a letter) whose sums or rows did not tie at its last proof."""

    list: str
    part: str


def untied_lists(ports: Ports) -> list[UntiedListView]:
    """The first of the parts of lists that did not tie when they were last proved."""
    return [UntiedListView(list=one.list, part=one.part) for one in faulty_lists(ports)[:SHOWN]]
