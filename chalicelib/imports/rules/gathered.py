"""What reading gathers: people, payers, codes, and the deeds of each account in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Protocol

from chalicelib.catalog.model import CodeSystem
from chalicelib.imports.deeds import AddPayer, Deed
from chalicelib.imports.model import FileTally, Finding, Place, Severity
from chalicelib.imports.rules.cells import Bad
from chalicelib.imports.rules.tables import Row, Table
from chalicelib.imports.rules.twins import twins
from chalicelib.kernel.ids import InvoiceId, id_from
from chalicelib.kernel.money import Currency
from chalicelib.kernel.sentences import say

OWN_SYSTEMS: Final = frozenset(system.value for system in CodeSystem)


@dataclass(frozen=True, slots=True)
class Someone:
    """A client that rows are about."""

    account_id: str
    client_id: str
    currency: Currency


class Known(Protocol):
    """What the office knows already; asked while reading."""

    today: date
    time_zone: str

    def payer(self, payer_id: str) -> bool:
        """Whether there is such a payer."""
        ...

    def client(self, system: str, outside_id: str, account_id: str) -> Someone | None:
        """The client with an outside id: the one who heads `account_id`, else whoever bears the number."""
        ...

    def code(self, system: str, code: str) -> tuple[CodeSystem, str] | None:
        """What a code is called in the catalog: itself when the system is ours, else by the crosswalk."""
        ...


@dataclass(slots=True)
class Unknown:
    """A code that nobody translated: where it stands first and in how many rows. `shown` is false for diagnoses."""

    system: str
    code: str
    column: str
    at: Place
    rows: int = 0
    shown: bool = True


@dataclass(slots=True)
class Gathered:
    """The outcome of reading, filled table by table."""

    known: Known
    tables: dict[str, Table]
    payers: dict[str, AddPayer] = field(default_factory=dict)  # by our payer id
    people: dict[str, Someone] = field(default_factory=dict)  # by outside id
    deeds: dict[str, list[Deed]] = field(default_factory=dict)  # by account, in order
    unknown: dict[tuple[str, str], Unknown] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)  # ids of invoices that may lack a row

    def rows(self, kind: str) -> list[Row]:
        """The rows of a kind that are good so far; none when there is no such file."""
        table = self.tables.get(kind)
        return [row for row in table.rows if row.number not in table.bad] if table else []

    @contextmanager
    def reading(self, kind: str, row: Row) -> Iterator[Place]:
        """Read a row: what is bad becomes a finding, and the row does nothing."""
        try:
            yield Place(kind, row.number)
        except Bad as bad:
            self.refuse(kind, row, bad)

    def refuse(self, kind: str, row: Row, bad: Bad) -> None:
        """Note what keeps a row out."""
        table = self.tables[kind]
        table.findings.append(bad.finding(kind, row.number))
        table.bad.add(row.number)

    def notice(self, at: Place, bad: Bad) -> None:
        """Say of a row that goes in what was left out or done otherwise."""
        self.tables[at.file].findings.append(bad.finding(at.file, at.row, Severity.NOTICE))

    def leave_out(self, kind: str) -> None:
        """Count a row that holds nothing to import."""
        self.tables[kind].left_out += 1

    def keep_out(self, kind: str, rows: set[int]) -> None:
        """Keep good rows out that belong with a bad one."""
        table = self.tables[kind]
        table.kept_out |= rows - table.bad

    def do(self, account_id: str, deed: Deed) -> None:
        """Add a deed to those of its account."""
        self.deeds.setdefault(account_id, []).append(deed)

    def translated(self, system: str, code: str, column: str, at: Place, *, shown: bool = True) -> tuple[str, str]:
        """(our system, code) of a code; one that nobody translated is noted and keeps its name, marked."""
        found = self.known.code(system, code)
        if found:
            return found[0].value, found[1]
        noted = self.unknown.setdefault((system, code), Unknown(system, code, column, at, shown=shown))
        noted.rows += 1
        return (system, code) if system in OWN_SYSTEMS else (CodeSystem.SERVICE.value, f"{system}:{code}")

    def tallies(self) -> tuple[FileTally, ...]:
        """Rows by file."""
        return tuple(_tally(table) for table in self.tables.values())

    def findings(self) -> list[Finding]:
        """Everything to know of the files: by file and row, unknown codes last."""
        found = [finding for table in self.tables.values() for finding in sorted(table.findings, key=lambda f: f.row)]
        alike = twins(deed for deeds in self.deeds.values() for deed in deeds)
        return found + alike + [_of_unknown(unknown) for unknown in self.unknown.values()]


def _tally(table: Table) -> FileTally:
    bad, kept_out = len(table.bad), len(table.kept_out)
    good = table.count - bad - kept_out - table.left_out
    asked = bool(table.readings)
    return FileTally(table.kind, table.count, good, bad, kept_out, table.left_out, table.encoding, asked)


def _of_unknown(unknown: Unknown) -> Finding:
    if not unknown.shown:
        reason = say("A code in {rows} rows, first in this one, is not in the crosswalk.", rows=unknown.rows)
    else:
        reason = say(
            "{system} {code} in {rows} rows is not in the catalog or its crosswalk.",
            system=unknown.system,
            code=unknown.code,
            rows=unknown.rows,
        )
    mend = say("The line keeps the code as it came. Add it to the crosswalk before posting to have it translated.")
    at, value = unknown.at, unknown.code if unknown.shown else ""
    finding = Finding(at.file, at.row, unknown.column, "unknown_code", reason, mend, value=value)
    return replace(finding, severity=Severity.NOTICE)


def invoice_id_of(account_id: str, key: str) -> InvoiceId:
    """The id that invoicing gives an invoice under a natural key."""
    return InvoiceId(id_from("inv", f"{account_id}:{key}"))


def head_client(account_id: str) -> str:
    """The id that enrollment gives the first client of an account."""
    return id_from("cli", f"{account_id}:0")
