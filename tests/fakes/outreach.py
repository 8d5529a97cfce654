"""Messages on their way: a practice that owes something, its letters delivered as the queue gives them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from chalicelib.collections import actions as collections
from chalicelib.enrollment.model import Account
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices.model import Notice
from chalicelib.outreach import actions as outreach
from tests.fakes.dunning import drain, enroll, owe
from tests.fakes.office import REP, START

NIGHT = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)  # 23:00 in New York
MORNING = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)  # 9:00 in New York


def debtor(ports: Ports, key: str = "ada") -> Account:
    """An account whose 100.00 fell due ten days ago."""
    account = enroll(ports, key)
    owe(ports, account, 100_00, ledger.today(ports) - timedelta(days=10), f"debt-{key}")
    return account


def remind(ports: Ports, account: Account, key: str = "letter-1", template: str = "reminder_1") -> Notice:
    """Decide on a letter, as the office does at any hour."""
    return outreach.send(ports, account.id, key, template, REP, at=START)


def deliver(ports: Ports, notice: Notice) -> Notice | None:
    """Give a notice's message to a worker."""
    return outreach.deliver(ports, notice.account_id, notice.id, collections.standstill_of)


def deliver_all(ports: Ports) -> list[Notice | None]:
    """Give every queued message to a worker."""
    return [
        outreach.deliver(ports, message["account_id"], message["notice_id"], collections.standstill_of)
        for message in drain(ports, "notices")
    ]


def token_in(text: str, mark: str) -> str:
    """The token behind `#k=` (the pay link) or `#o=` (the opt-out) of a letter."""
    return text.split(mark, 1)[1].split()[0].rstrip(".")
