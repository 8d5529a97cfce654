"""What a list of the office is, as the room it belongs to declares it in its `lists.py`.

A list has rows, made from what is stored of an account; an order, bucket by bucket; columns; fields it may be asked by;
and what a row counts for in the sums. `reports` keeps the rows and answers; `web.lists` makes shapes of doors. Pure.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Generic, Literal, Protocol, TypeVar

from chalicelib.kernel.findable import tells
from chalicelib.kernel.ids import shard
from chalicelib.kernel.values import dataclass

M = TypeVar("M")
M_co = TypeVar("M_co", covariant=True)
S = TypeVar("S")

Cells = dict[str, Any]  # what a row shows, by name: plain JSON, no health data
Asked = Mapping[str, Any]  # the query's fields; "" and None ask for nothing
Holds = Callable[[Cells], bool]
Parts = tuple[int, ...]  # how many, then amounts in minor units
ACCOUNT_SHARDS: Final = 16


class Kept(Protocol[M_co]):
    """A kind of item that lies under its account: `cloud.stored.Stored` is one."""

    @property
    def begins(self) -> str: ...

    def table(self) -> str: ...

    def holds(self, sk: str) -> bool: ...

    def read(self, raw: Mapping[str, Any]) -> M_co: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the list and bucket it stands in, where in it, and what it shows (plain JSON, no health data)."""

    list: str
    bucket: str
    sort: str
    id: str
    account_id: str
    cells: Cells

    @property
    def place(self) -> tuple[str, str]:
        """Its key."""
        return f"ROW#{self.list}#{self.bucket}", f"{self.sort}#{self.id}"


@dataclass(frozen=True, slots=True)
class Counted:
    """One place that is counted in: a list, a currency, a month ("" for what no day bears on) and a word for what is
    counted; the key of a day's count is a letter and the day of the month (`m02`). Whole numbers are added there.
    """

    list: str
    currency: str
    month: str
    what: str
    key: str


Counts = dict[Counted, int]


def on_day(name: str, cells: Cells, what: str, letter: str, day: str) -> Counted:
    """Where a row of a list counts for something on a day (ISO text)."""
    return Counted(name, cells["currency"], day[:7], what, f"{letter}{day[8:10]}")


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts of one month (yyyy-mm; "" for what no day bears on) and currency, by key."""

    month: str
    currency: str
    what: str
    numbers: Mapping[str, int]
    part: int = 0  # its shard

    def days(self) -> Iterator[tuple[str, str, int]]:
        """(letter, day as ISO text, number) of its counts."""
        return ((key[0], f"{self.month}-{key[1:]}", number) for key, number in self.numbers.items())


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Its cell has its name (an amount's `<name>_minor`), or `of` reckons it on the day it is read.

    `stands` says where it is shown: on the page, in the file, or in both, in the order of the declaration. By its kind:
    text, a day (ISO text), a word (of `words`, where they are told), a number, an amount in the row's currency (owed:
    one not always known), amounts by name, texts, or pairs of texts. What is no single cell is for the page alone.
    """

    name: str
    kind: Literal["text", "day", "word", "number", "amount", "owed", "amounts", "texts", "pairs"] = "text"
    stands: Literal["both", "page", "file"] = "both"
    of: Callable[[Cells, date], Any] | None = None
    words: type[StrEnum] | None = None

    def value(self, cells: Cells, on: date) -> Any:
        """What it says of a row on a civil day; amounts in minor units, None for a cell the row does not have."""
        name = f"{self.name}_minor" if self.kind in ("amount", "owed") else self.name
        return self.of(cells, on) if self.of else cells.get(name)


# Fields


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a list may be asked by: how it is given, and which rows it keeps.

    By its kind: typed text, one of `words`, an id, a currency, a day (ISO text), a flag, a choice of yes, no and
    either, a number up to `most` (0 asks for nothing), or a level up to `most` (0 is one).
    """

    name: str
    kind: Literal["text", "word", "id", "currency", "day", "flag", "choice", "number", "level"]
    keeps: Callable[[Cells, Any, date], bool]
    words: tuple[str, ...] = ()
    most: int = 0

    def asks(self, value: Any) -> bool:
        """Whether something is asked for."""
        return value not in ("", None) if self.kind in ("choice", "level") else bool(value)


def folded(text: str) -> str:
    """A name as it is sorted and searched: lower case without accents; ł and ø have no decomposition of their own."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(str.maketrans("łøđ", "lod")))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def typed(*names: str) -> Field:
    """Text that was typed: every word of it is in one of these cells, or names a number or an amount of the row."""

    def keeps(cells: Cells, text: Any, _: date) -> bool:
        said = folded(" ".join(str(cells.get(name, "")) for name in names))
        return all(tells(cells, said, word) for word in folded(str(text)).split())

    return Field("text", "text", keeps)


def _same(name: str) -> Callable[[Cells, Any, date], bool]:
    return lambda cells, value, _: bool(cells.get(name) == value)


def one_of(name: str, *words: str) -> Field:
    """The word of a cell; the id, where no words are told."""
    return Field(name, "word" if words else "id", _same(name), words)


def in_currency() -> Field:
    """The currency of a row."""
    return Field("currency", "currency", _same("currency"))


def between(name: str) -> tuple[Field, Field]:
    """The first and the last day that a cell may say."""
    return (
        Field("from_on", "day", lambda cells, day, _: bool(cells[name] >= str(day))),
        Field("to_on", "day", lambda cells, day, _: bool(cells[name] <= str(day))),
    )


def by_letter(sums: Iterable[Sum], asked: Asked, _: date) -> Parts:
    """How many, what they come to and what of it is left, by the letters of counts, between the days asked for."""
    since, until = str(asked.get("from_on") or ""), str(asked.get("to_on") or "9999-12-31")
    found = dict.fromkeys("cmu", 0)
    for kept in sums:
        for letter, day, number in kept.days():
            found[letter] += number if since <= day <= until else 0
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Summed:
    """Which kept sums answer a question: those of `name` whose word, in its parts, is wanted; their parts are added, or
    taken off by `sign`. `asked` takes the place of what was asked.
    """

    name: str
    wanted: Callable[[Sequence[str]], bool] = lambda words: True
    sign: int = 1
    asked: Asked = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows that hold a question come to in a currency: how many, and the sums of these columns.

    `summed` says which sums answer a question; None when none do, and rows are looked at. `parts` adds sums up, in the
    columns' order; `names` are those of the last column's amounts, where it has several. `whole` and `each` name its
    shapes in the API. `adds`: whether a question adds the amounts of a row that it counts.
    """

    whole: str
    each: str
    columns: tuple[str, ...]
    summed: Callable[[Asked, date], Sequence[Summed] | None]
    parts: Callable[[Iterable[Sum], Asked, date], Parts] = by_letter
    names: tuple[str, ...] = ()
    adds: Callable[[Cells, Asked], bool] = lambda cells, asked: True


NO_TOTALS: Final = Totals("", "", (), lambda asked, on: ())


def any_bucket(_: Asked) -> Callable[[str], bool]:
    """Every bucket may have rows that are asked for."""
    return lambda bucket: True


def months_asked(asked: Asked) -> Callable[[str], bool]:
    """The buckets of the months asked for, and those that are no month."""
    since, until = str(asked.get("from_on") or "")[:7], str(asked.get("to_on") or "9999")[:7]
    return lambda bucket: not bucket[:4].isdigit() or since <= bucket <= until


def in_alphabet(letter: str) -> str:
    """Where a letter's sums stand in order, as a month's do: two figures, 00 for what begins with none."""
    return f"{ord(letter) - 96:02d}" if letter.isalpha() else "00"


def account_bucket(account_id: str) -> str:
    """The bucket of what an account has one of."""
    return f"{shard(account_id, ACCOUNT_SHARDS):02d}"


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ListKind(Generic[M, S]):
    """One list: of models M, each shown by what is seen of its account, S.

    `kept` is the stored kind whose items make its rows; without one, the account itself makes its row. `place` says the
    bucket and the place in it of a model's row, from the model alone; `cells` what the row shows, or None when there is
    none. `wanted` says which buckets a question is about. A list without `one` has no page of its own.
    """

    name: str
    place: Callable[[M], tuple[str, str]]
    cells: Callable[[S, M], Cells | None]
    kept: Kept[M] | None = None
    one: str = ""  # the word for one of its things in the shapes of the API: `Invoice`
    says: str = ""  # what its row is, for who reads the API's description
    backwards: bool = False
    columns: tuple[Column, ...] = ()
    fields: tuple[Field, ...] = ()
    wanted: Callable[[Asked], Callable[[str], bool]] = any_bucket
    counts: Callable[[Cells], Iterable[tuple[Counted, int]]] | None = None
    totals: Totals = NO_TOTALS
    has_row: Callable[[M], bool] = lambda model: True  # from the model alone

    def stood(self, account_id: str, model: Any) -> Row:
        """Where the row of a model stands, whatever it shows."""
        bucket, sort = self.place(model)
        return Row(self.name, bucket, sort, model.id, account_id, {})

    def row(self, account_id: str, seen: S, model: Any) -> Row | None:
        """The row of a model; None when it has none."""
        cells = self.cells(seen, model)
        bucket, sort = self.place(model)
        return None if cells is None else Row(self.name, bucket, sort, model.id, account_id, cells)

    def holds(self, asked: Asked, on: date) -> Holds:
        """Which rows a question keeps, seen from a civil day."""
        asking = [(field, asked.get(field.name)) for field in self.fields]
        tests = [(field.keeps, value) for field, value in asking if field.asks(value)]
        return lambda cells: all(keeps(cells, value, on) for keeps, value in tests)

    def asked_for(self, asked: Asked) -> set[str]:
        """By what a question narrows it: the names of its fields."""
        return {field.name for field in self.fields if field.asks(asked.get(field.name))}

    def column(self, name: str) -> Column:
        """The column of a name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def in_file(self) -> tuple[Column, ...]:
        """The columns of its file, in order."""
        return tuple(column for column in self.columns if column.stands != "page")

    @property
    def on_page(self) -> tuple[Column, ...]:
        """The columns of its page, in order."""
        return tuple(column for column in self.columns if column.stands != "file")
