"""A code system as one SQLite file: codes by day, and a full-text index of their words by prefix.

Rows are numbered by the length of their description, so that the index answers the plainest match first and stops at
the limit: no ranking pass, a few milliseconds for any query over 100,000 codes.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from chalicelib.catalog.model import Code, CodeSystem
from chalicelib.catalog.rules import writing
from chalicelib.kernel.period import Period
from chalicelib.kernel.values import dataclass

_SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE code (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, description TEXT NOT NULL, billable INTEGER NOT NULL,
  from_on TEXT NOT NULL, until_on TEXT NOT NULL, names TEXT NOT NULL);
"""
# Prefixes of 1 to 3 characters have their own lists, because they match tens of thousands of words.
_INDEX: Final = """
CREATE INDEX by_code ON code (code, from_on);
CREATE VIRTUAL TABLE word USING fts5 (code, description, content = 'code', content_rowid = 'id', detail = none,
  columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO word (word) VALUES ('rebuild');
INSERT INTO word (word) VALUES ('optimize');
"""
_FIND: Final = """
SELECT code, description, billable, from_on, until_on, {names} FROM code
WHERE code = :code AND from_on <= :on AND until_on > :on
"""
_HISTORY: Final = (
    "SELECT code, description, billable, from_on, until_on, {names} FROM code WHERE code = :code ORDER BY from_on"
)
_BY_CODE: Final = """
SELECT code, description, billable, from_on, until_on, {names} FROM code
WHERE code >= :start AND code < :end AND from_on <= :on AND until_on > :on AND billable >= :billable ORDER BY code
"""
_BY_WORD: Final = """
SELECT c.code, c.description, c.billable, c.from_on, c.until_on, {names} FROM word JOIN code c ON c.id = word.rowid
WHERE word MATCH :match AND c.from_on <= :on AND c.until_on > :on AND c.billable >= :billable ORDER BY word.rowid
"""
_OPEN: Final = "9999-12-31"  # stands for "until further notice": text that sorts after every day
_WORDS_MAX: Final = 12  # a description has seldom more; a longer query finds no more

_Raw = tuple[str, str, int, str, str, str]


def bind(codes: Iterable[Code], path: Path) -> None:
    """Write a code system's file."""
    path.unlink(missing_ok=True)
    rows = sorted(codes, key=lambda code: (len(code.description), code.code, code.period.from_on))
    book = sqlite3.connect(path)
    try:
        book.executescript(_SCHEMA)
        book.executemany(
            "INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?)", (_row(i, code) for i, code in enumerate(rows, 1))
        )
        book.executescript(_INDEX)
        book.commit()
        book.execute("VACUUM")
    finally:
        book.close()


def _row(number: int, code: Code) -> tuple[int | str, ...]:
    until_on = code.period.until_on.isoformat() if code.period.until_on else _OPEN
    names = json.dumps(dict(code.names), ensure_ascii=False, sort_keys=True) if code.names else ""
    return number, code.code, code.description, int(code.billable), code.period.from_on.isoformat(), until_on, names


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: codes that hold on a day, by what was typed; `keep` refuses single codes."""

    typed: str
    on: date
    billable: bool = False
    limit: int = 20
    keep: Callable[[Code], bool] | None = None


class Codebook:
    """One opened file, read-only, safe to share between threads."""

    def __init__(self, system: CodeSystem, path: Path) -> None:
        self.system = system
        self.path = path
        self._lock = threading.Lock()
        self._book = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        # Files of before codes had names have no such column.
        named = any(name == "names" for _, name, *_ in self._book.execute("PRAGMA table_info(code)"))
        self._names = "names" if named else "''"

    def drop(self) -> None:
        """Remove the file; who still reads it reads on until they let go of it."""
        self.path.unlink(missing_ok=True)

    def find(self, code: str, on: date) -> Code | None:
        """The code that holds on a day."""
        return next(self._ask(_FIND, code=code, on=on), None)

    def history(self, code: str) -> list[Code]:
        """A code through all editions, oldest first."""
        return list(self._ask(_HISTORY, code=code))

    def search(self, wanted: Wanted) -> list[Code]:
        """Codes in order: the very code, codes beginning so, then codes all of whose words are found by prefix."""
        found: dict[str, Code] = {}
        for code in self._candidates(wanted):
            if len(found) >= wanted.limit:
                break
            if code.code not in found and (wanted.keep is None or wanted.keep(code)):
                found[code.code] = code
        return list(found.values())

    def _candidates(self, wanted: Wanted) -> Iterator[Code]:
        given = {"on": wanted.on, "billable": int(wanted.billable)}
        start = writing.spelled(self.system, wanted.typed)
        if " " not in start:
            yield from self._ask(_BY_CODE, start=start, end=start + "\uffff", **given)
        if match := _match(wanted.typed):
            yield from self._ask(_BY_WORD, match=match, **given)

    def _ask(self, query: str, **given: object) -> Iterator[Code]:
        values = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
        with self._lock:
            cursor = self._book.execute(query.replace("{names}", self._names), values)
        while True:
            with self._lock:
                rows = cursor.fetchmany(64)
            if not rows:
                return
            yield from (self._code(row) for row in rows)

    def _code(self, row: _Raw) -> Code:
        code, description, billable, from_on, until_on, names = row
        end = None if until_on == _OPEN else date.fromisoformat(until_on)
        period = Period(date.fromisoformat(from_on), end)
        return Code(self.system, code, description, bool(billable), period, json.loads(names) if names else {})


def _match(typed: str) -> str:
    words = [*_dotless(typed), *re.findall(r"[^\W_]+", re.sub(_DOTTED, " ", typed))][:_WORDS_MAX]
    return " ".join(f'"{word}"*' for word in words)


_DOTTED: Final = re.compile(r"\b([A-Za-z]\d\w)\.(\w{1,4})\b")  # an ICD-10-CM code as people write it


def _dotless(typed: str) -> list[str]:
    return [a + b for a, b in _DOTTED.findall(typed)]
