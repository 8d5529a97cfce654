"""A second opinion: ten thousand random entries through the ledger, balanced by two other programs, equal to the cent.

The entries are written as a plain-text journal and read by `ledger` and `hledger` (Debian packages of those names).
"""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from chalicelib.kernel.actor import system
from chalicelib.kernel.ids import AccountId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.chart import chart
from chalicelib.ledger.model import CONTROL, Draft, Entry, Leg
from tests.fakes.office import make_office, open_books

SEED = int(os.environ.get("SIMULATION_SEED", "20261121"))
ENTRIES, ACCOUNTS = 10_000, 200
PARTIES = ("guarantor", "pyr_1", "pyr_2")
BY = system("second opinion")
Balances = dict[str, int]


def random_draft(chance: random.Random, number: int) -> Draft:
    """An entry of two to six legs on any ledger accounts; the last leg makes it balance."""
    codes = [chance.choice(sorted(chart())) for _ in range(chance.randint(2, 6))]
    minors = [chance.choice([-1, 1]) * chance.randint(1, 10 ** chance.randint(1, 9)) for _ in codes[1:]]
    if sum(minors) == 0:
        minors[0] += 1 if minors[0] != -1 else -1
    legs = [
        Leg(code, minor, chance.choice(PARTIES) if code in CONTROL else "")
        for code, minor in zip(codes, [*minors, -sum(minors)], strict=True)
    ]
    return Draft("correction", tuple(legs), date(2025, 1, 1) + timedelta(days=chance.randint(0, 600)), f"e-{number}")


@pytest.fixture(scope="module")
def posted() -> tuple[Ports, list[Entry]]:
    ports, chance = make_office(), random.Random(SEED)
    accounts = [AccountId(id_from("acc", str(number))) for number in range(ACCOUNTS)]
    for account in accounts:
        open_books(ports, account)
    for number in range(ENTRIES):
        draft = random_draft(chance, number)
        ledger.post(ports, chance.choice(accounts), lambda _, draft=draft: ledger.Posting(draft), BY)
    return ports, [entry for account in accounts for entry in ledger.journal(ports, account)]


@pytest.fixture(scope="module")
def written(posted: tuple[Ports, list[Entry]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journal") / "books.journal"
    path.write_text("".join(line for entry in posted[1] for line in lines_of(entry)), encoding="utf-8")
    return path


def name_of(account_id: str, leg: Leg) -> str:
    return ":".join(part for part in (account_id, leg.code, leg.party) if part)


def lines_of(entry: Entry) -> Iterator[str]:
    """An entry as both programs read it."""
    yield f"{entry.effective_on:%Y-%m-%d} {entry.source}\n"
    for leg in entry.legs:
        yield f"    {name_of(entry.account_id, leg)}  {Decimal(leg.minor).scaleb(-2)} USD\n"
    yield "\n"


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def minor_of(amount: str) -> int:
    return int(Decimal(amount.replace("USD", "").replace(",", "").strip()).scaleb(2).to_integral_exact())


def by_ledger(path: Path) -> Balances:
    form = "%(account)\t%(quantity(display_total))\n"
    text = run("ledger", "-f", str(path), "balance", "--flat", "--no-total", "--format", form)
    rows = [line.split("\t") for line in text.splitlines()]
    return {account: minor_of(amount) for account, amount in rows}


def by_hledger(path: Path) -> Balances:
    text = run("hledger", "-f", str(path), "balance", "--flat", "--no-total", "-O", "csv")
    return {row["account"]: minor_of(row["balance"]) for row in csv.DictReader(io.StringIO(text))}


def ours(entries: list[Entry]) -> Balances:
    """The balances as the books show them: journals summed by ledger account and party."""
    totals: Counter[str] = Counter()
    for entry in entries:
        for leg in entry.legs:
            totals[name_of(entry.account_id, leg)] += leg.minor
    return {name: minor for name, minor in totals.items() if minor}


@pytest.mark.parametrize("second", [by_ledger, by_hledger])
def test_another_program_finds_the_same_balances(
    posted: tuple[Ports, list[Entry]], written: Path, second: object
) -> None:
    ports, entries = posted
    assert len(entries) == ENTRIES
    found = second(written)  # type: ignore[operator]
    assert found == ours(entries), f"seed {SEED}"
    heads = [ledger.head_of(ports, account) for account in {entry.account_id for entry in entries}]
    kept = {f"{head.account_id}:{key}": minor for head in heads for key, minor in head.balances.items()}
    control = {name: minor for name, minor in found.items() if name.split(":")[1] in CONTROL}
    assert kept == control, f"seed {SEED}"
