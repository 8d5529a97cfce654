"""The reports' doors over a small practice in memory, and the rows a list is made of."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.kernel.ports import Ports
from chalicelib.reports.api import account, books, exports, home, lists, payers, search
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import REP, make_office
from tests.fakes.practice import open_practice


@pytest.fixture
def ports() -> Ports:
    ports = make_office()
    open_practice(ports)
    return ports


@pytest.fixture
def office(ports: Ports) -> OfficeClient:
    return make_client(ports, [room.api for room in (account, books, exports, home, lists, payers, search)], REP)


def invoice_cells(**changes: Any) -> dict[str, Any]:
    cells = {
        "invoice_id": "inv_1",
        "account_number": "100001",
        "guarantor": "Łucja Åkesson",
        "number": "100001-0001",
        "kind": "services",
        "state": "issued",
        "on": "2026-02-10",
        "due_on": "2026-03-12",
        "currency": "USD",
        "total_minor": 500,
        "open_minor": 500,
        "open": {"guarantor": 500},
        "holds": [],
    }
    return cells | changes


def payment_cells(**changes: Any) -> dict[str, Any]:
    cells = {
        "account_number": "100001",
        "guarantor": "Ada Okafor",
        "reference": "CHQ 77",
        "method": "cheque",
        "state": "posted",
        "currency": "USD",
        "received_on": "2026-02-10",
        "amount_minor": 900,
        "unapplied_minor": 0,
    }
    return cells | changes


def account_cells(**changes: Any) -> dict[str, Any]:
    cells = {
        "account_id": "acc_1",
        "account_number": "100001",
        "guarantor": "Ada Okafor",
        "currency": "USD",
        "balances": {"receivable:guarantor": 700},
        "open_items": [["100001-0001", "guarantor", "2026-02-20", 700]],
        "unapplied_minor": 0,
        "drafts": 0,
        "drafts_minor": 0,
        "held": 0,
        "held_minor": 0,
        "level": 1,
        "next_on": "",
        "holds": [],
        "email_state": "good",
    }
    return cells | changes
