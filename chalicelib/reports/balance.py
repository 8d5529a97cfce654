"""Whether the sums of a list are those of its rows, and each row is of something that there is: a part at a time.

A part's sums are moved by its own rows alone. The office works meanwhile: sums are read before and after the rows, and
one that moved in between is not judged; what differs counts when a second look finds the same (`actions/nights.py`).
A look goes step by step (`looks.py`).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from chalicelib.cloud.tables import until_settled
from chalicelib.invoicing.model import Stands
from chalicelib.invoicing.rules.stands import LATE, due_of, of_party
from chalicelib.kernel.ids import shard
from chalicelib.kernel.lists import Counted, in_alphabet
from chalicelib.kernel.paging import Page, cursor_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.reports import journal
from chalicelib.reports.counters import JOURNAL, SHARDS, Place, add_once, sums_of
from chalicelib.reports.counting import MOVED, MOVED_BY_DAY, MOVED_BY_MONTH, counts_of
from chalicelib.reports.journal import JournalRow
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import RowItem, buckets, take_row

AnyRow = RowItem | JournalRow
Key = tuple[str, str]
AT_ONCE: Final = 100  # rows whose items are asked for together
LOOKED_AT: Final = 4000  # rows of a step: some four megabytes, a second or two
COUNTED: Final = 4000  # places that a step may count in, so that what is kept of it stays far within an item
MOST: Final = 200  # of what differs, in one look: a message stays small, and the next night finds the rest
_UNISSUED: Final = (Stands.DRAFT, Stands.HELD)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: a bucket, all of what moved in a month (""), of accounts those of a shard of the sums, of the
    day journal a month, whose sums are the counters of the trial balance.
    """

    list: str
    name: str


@dataclass(frozen=True, slots=True)
class Unlike:
    """What differs in a part: sums, with what has to be added to each, and the keys of rows of nothing there is."""

    sums: dict[Place, int]
    strays: tuple[Key, ...]

    def told(self) -> dict[str, list[list[Any]]]:
        """As plain JSON."""
        known = sorted(self.sums.items(), key=str)
        sums = [[at, one.list, one.currency, one.month, one.what, one.key, n] for (at, one), n in known]
        return {"sums": sums[:MOST], "strays": [list(key) for key in self.strays[:MOST]]}

    def again(self, seen: dict[str, list[list[Any]]]) -> Unlike:
        """What differed in the same way at an earlier look."""
        sums = {(at, Counted(*place)): n for at, *place, n in seen["sums"]}
        strays = {(pk, sk) for pk, sk in seen["strays"]}
        return Unlike(
            {place: n for place, n in self.sums.items() if sums.get(place) == n},
            tuple(key for key in self.strays if key in strays),
        )

    def faults(self) -> list[str]:
        """In words for whoever keeps the tables."""
        found = [f"{one.list} {one.month} {one.what} {one.key} lacks {n}" for (_, one), n in self.sums.items()]
        return [*sorted(found), *(f"{sk} is in {pk} and should not" for pk, sk in self.strays)]


def parts(ports: Ports) -> Iterator[Part]:
    """All parts of all lists."""
    yield from (Part("accounts", str(at)) for at in range(SHARDS))
    for name in ("clients", "owing", "invoices", "write-offs", "payments"):
        yield from (Part(name, bucket) for bucket in buckets(ports, name, backwards=False))
    for month in journal.months(ports):
        yield from (Part(f"{MOVED}.{month}", ""), Part(JOURNAL, month))


@dataclasses.dataclass(slots=True)
class Step:
    """What the rows of one step of a look come to, and the keys of those that are of nothing there is. `place` is the
    key of the last row; None when there are no more.
    """

    told: Counter[Place]
    strays: list[Key]
    place: Key | None = None


def look_at(ports: Ports, part: Part, behind: Key | None) -> Step:
    """Look at the rows of a part behind one, some thousands of them at most."""
    step, rows = Step(Counter(), []), _rows(ports, part, behind)
    for _ in range(0, LOOKED_AT, AT_ONCE):
        some = list(islice(rows, AT_ONCE))
        for row in some:
            step.told.update(_told(part, row))
        step.strays += [(row.pk, row.sk) for row in strays_among(ports, part.list, some)]
        if len(some) < AT_ONCE:
            return Step(step.told, step.strays)
        step.place = some[-1].pk, some[-1].sk
        if len(step.told) >= COUNTED:
            break
    return step


def _told(part: Part, row: AnyRow) -> dict[Place, int]:
    if isinstance(row, JournalRow):
        return journal.counts_of(row)
    at = shard(str(row.account_id), SHARDS)
    return {(at, place): n for place, n in counts_of(part.list, row.cells).items()}


def unlike(
    ports: Ports, part: Part, before: Mapping[Place, int], told: Counter[Place], strays: Sequence[Key], lists: set[str]
) -> Unlike:
    """What differs, when all rows were looked at: their counts from the sums of now, where these stand as `before`.

    Whose sums (a payer's) nobody could name before the rows did is told without that; an earlier look named `lists`.
    """
    after = sums_of_part(ports, part, {place.list for _, place in told})
    named = {name for name, *_ in _ranges(part, lists)}
    stood = (p for p in {**told, **after} if p[1].list not in named or before.get(p, 0) == after.get(p, 0))
    return Unlike({p: told[p] - after.get(p, 0) for p in stood if told[p] != after.get(p, 0)}, tuple(strays))


def _rows(ports: Ports, part: Part, behind: Key | None) -> Iterator[AnyRow]:
    """The rows of a part in the order of their keys, behind one."""
    kind = JournalRow if part.list == JOURNAL else RowItem
    for pk in _partitions(ports, part):
        cursor = cursor_of({"pk": pk, "sk": behind[1]}) if behind and pk == behind[0] else None
        while behind is None or pk >= behind[0]:
            page: Page[AnyRow] = ports.tables.page(kind, pk, "", AT_ONCE, cursor)
            yield from page.items
            cursor = page.cursor
            if not cursor:
                break


def _partitions(ports: Ports, part: Part) -> Iterator[str]:
    if part.list == JOURNAL:
        yield from (f"JOURNAL#{day}" for day in journal.days_of(part.name))
        return
    for bucket in buckets(ports, part.list, backwards=False):
        of_shard = part.list == "accounts" and int(bucket) % SHARDS == int(part.name)  # sixteen buckets, four shards
        if of_shard or (part.list != "accounts" and part.name in ("", bucket)):
            yield f"ROW#{part.list}#{bucket}"


def sums_of_part(ports: Ports, part: Part, lists: Iterable[str] = ()) -> dict[Place, int]:
    """The sums that the rows of a part move; those of `lists` (parties) too."""
    if part.list == JOURNAL:
        return journal.counters_of(ports, part.name)
    found: dict[Place, int] = {}
    for name, since, until in _ranges(part, lists):
        for kept in sums_of(ports, name, since, until):
            for key, number in kept.numbers.items():
                place = Counted(name, kept.currency, kept.month, kept.what, key)
                if _is_of(part, kept.part, place):
                    found[kept.part, place] = number
    return found


def _ranges(part: Part, lists: Iterable[str]) -> list[tuple[str, str, str]]:
    """Which sums to read for a part: a list, and from which month to which."""
    whole, month = ("", "9999-12"), (part.name, part.name)
    if part.list == "invoices" and part.name[:1].isdigit():
        names = sorted({"invoices", of_party(GUARANTOR), LATE, *lists})
        return [(name, *(whole if _is_by_due_day(name) else month)) for name in names]
    if part.list.startswith(f"{MOVED}."):
        in_month = part.list.removeprefix(f"{MOVED}.")
        by_day = sorted({MOVED_BY_DAY, *lists} - {MOVED_BY_MONTH})
        return [(MOVED_BY_MONTH, in_month, in_month), *((n, f"{in_month}-01", f"{in_month}-31") for n in by_day)]
    if part.list == "payments":
        return [(name, *month) for name in sorted({"payments", *lists})]
    if part.list == "clients":
        return [("clients", in_alphabet(part.name), in_alphabet(part.name))]
    return [(name, *whole) for name in sorted({part.list, *lists})] if part.list in ("accounts", "invoices") else []


def _is_by_due_day(name: str) -> bool:
    """Whether these sums of invoices lie at the day they are due, and name the month of issue."""
    return name == LATE or name.startswith(due_of(""))


def _is_of(part: Part, at: int, place: Counted) -> bool:
    """Whether it is the rows of this part that move a sum."""
    if part.list == "accounts":
        return str(at) == part.name
    if _is_by_due_day(place.list):
        return place.what.split(".")[-1] == part.name
    unissued = part.list == "invoices" and place.what.split(".")[1] in _UNISSUED
    return unissued == (part.list == "invoices" and not part.name[:1].isdigit())


def _whose(row: AnyRow) -> str:
    return row.whose if isinstance(row, JournalRow) else str(row.account_id)


def strays_among(ports: Ports, name: str, rows: Sequence[AnyRow]) -> list[AnyRow]:
    """The rows of things that are not in the books, or that stand elsewhere by now. What is asked for is read after."""
    one = None if name == JOURNAL or name.startswith(f"{MOVED}.") else list_of(name)
    if one is None or one.kept is None:
        known = ledger.heads_of(ports, {_whose(row) for row in rows})
        return [row for row in rows if _whose(row) not in known]
    keys = [(_whose(row), one.kept.begins + str(row.sk).rsplit("#", 1)[1]) for row in rows]
    models = ports.tables.get_all(one.kept, keys)
    places = {one.stood(model.account_id, model).place for model in models if one.has_row(model)}
    return [row for row in rows if (row.pk, row.sk) not in places]


def mend(ports: Ports, part: Part, found: Unlike) -> None:
    """Take stray rows away with what they count for, and add what sums lack: once, however often it is told."""
    for key in found.strays:
        until_settled(partial(_take_stray, ports, part, key))
    for at in sorted({at for at, _ in found.sums}):
        add_once(ports, at, {place: n for (of, place), n in found.sums.items() if of == at})


def _take_stray(ports: Ports, part: Part, key: Key) -> None:
    get = ports.tables.get
    row: AnyRow | None = get(JournalRow, *key) if part.list == JOURNAL else get(RowItem, *key)
    if row is None or not strays_among(ports, part.list, [row]):
        return
    if isinstance(row, JournalRow):
        journal.take_entry(ports, row)
    else:
        take_row(ports, part.list, row)
