"""A frozen dataclass lies in its table as it was declared: every value comes back, what is empty takes no room."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AlreadyThere, Contested
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.sentences import UNSAID, Said, in_language, say
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import REP, SUPERVISOR


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    on: date | None
    minor: int
    since: int = 7


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    account_id: AccountId
    colour: Colour
    language: Literal["en", "sv", "pl"]
    made_at: datetime
    version: int
    parts: tuple[Part, ...] = ()
    open: dict[str, int] = field(default_factory=dict)
    why: Said = UNSAID
    on: date | None = None
    other: Colour | None = None
    marks: frozenset[Colour] = frozenset()
    secret: bytes = b""
    is_open: bool = False
    note: str = ""
    minor: int = 0
    part: Part | None = None
    main: Part = Part("main", None, 0)


THINGS = Stored(
    Thing,
    pk="{account_id}",
    sk="THG#{id}",
    short={"made_at": "at"},
    packed=frozenset({"parts"}),
    index=lambda thing: {"lookup_pk": f"NOTE#{thing.note}", "lookup_sk": thing.id} if thing.note else {},
    expires=lambda thing: 5 if thing.is_open else None,
)
BARE = Thing("1", AccountId("acc_1"), Colour.RED, "en", datetime(2026, 3, 2, 15, 0, 0, 5, tzinfo=UTC), 1)
texts = st.text(max_size=5)
parts = st.builds(Part, texts, st.none() | st.dates(), st.integers(), st.integers())
things = st.builds(
    Thing,
    id=st.text(min_size=1, max_size=5),
    account_id=st.just(AccountId("acc_1")),
    colour=st.sampled_from(Colour),
    language=st.sampled_from(["en", "sv", "pl"]),
    made_at=st.datetimes(timezones=st.just(UTC)).filter(lambda at: at.year > 1000),
    version=st.integers(1, 9),
    parts=st.lists(parts).map(tuple),
    open=st.dictionaries(texts, st.integers()),
    why=st.builds(lambda n: say("At most {n} rows.", n=n), st.integers()) | st.just(UNSAID),
    on=st.none() | st.dates(),
    other=st.none() | st.sampled_from(Colour),
    marks=st.frozensets(st.sampled_from(Colour)),
    secret=st.binary(max_size=5),
    is_open=st.booleans(),
    note=texts,
    minor=st.integers(),
    part=st.none() | parts,
    main=parts,
)


@given(things)
def test_every_value_comes_back(thing: Thing) -> None:
    assert THINGS.read(THINGS.raw(thing)) == thing


@dataclass(frozen=True, slots=True)
class Leaf:
    book_id: str
    chapter: int
    name: str
    version: int = 1


@pytest.mark.parametrize("sk", ["LEAF#{chapter:03d}#{version:05d}", "{name}#{chapter}", "{name}", "LEAF"])
def test_a_key_of_several_fields_is_read_back(sk: str) -> None:
    leaves, leaf = Stored(Leaf, pk="BOOK#{book_id}", sk=sk), Leaf("b", 7, "A #1\nLeaf", 12)
    assert leaves.read(leaves.raw(leaf)) == leaf


def test_an_item_under_another_key_is_not_read_as_this_kind() -> None:
    with pytest.raises(ValueError, match="Thing"):
        THINGS.read(Stored(Leaf, pk="{book_id}", sk="LEAF").raw(Leaf("b", 7, "")))


def test_a_sentence_is_still_said_in_the_readers_language() -> None:
    said = THINGS.read(THINGS.raw(replace(BARE, why=say("There is no such account.")))).why
    assert in_language(said, "sv") != in_language(said, "en")


def test_what_is_empty_takes_no_room() -> None:
    assert set(THINGS.raw(BARE)) == {"pk", "sk", "version", "colour", "language", "at"}


def test_a_part_is_kept_by_the_names_of_its_fields() -> None:
    assert THINGS.raw(replace(BARE, part=Part("a", None, 3)))["part"] == {"S": '{"name":"a","on":null,"minor":3}'}


def test_it_stands_in_its_indexes_and_is_forgotten_when_it_says_so() -> None:
    raw = THINGS.raw(replace(BARE, note="a", is_open=True), lookup_sk="other", worklist_pk="")
    assert (raw["lookup_pk"], raw["lookup_sk"], raw["expires_at"]) == ({"S": "NOTE#a"}, {"S": "other"}, {"N": "5"})
    assert "worklist_pk" not in raw


def test_a_row_of_before_a_field_was_added_reads_with_its_default() -> None:
    @dataclass(frozen=True, slots=True)
    class Before:
        name: str
        on: date | None
        minor: int

    @dataclass(frozen=True, slots=True)
    class Old:
        id: str
        account_id: AccountId
        colour: Colour
        language: Literal["en", "sv", "pl"]
        made_at: datetime
        version: int
        parts: tuple[Before, ...]

    Old.__annotations__["parts"] = tuple[Before, ...]
    old = Stored(Old, pk="{account_id}", sk="THG#{id}", short={"made_at": "at"}, packed=frozenset({"parts"}))
    thing = Old("1", AccountId("acc_1"), Colour.RED, "en", BARE.made_at, 1, (Before("a", None, 3),))
    assert THINGS.read(old.raw(thing)) == replace(BARE, parts=(Part("a", None, 3, 7),))


def test_writes_keep_their_conditions() -> None:
    tables = MemoryTables()
    tables.commit([THINGS.add(BARE)], REP)
    with pytest.raises(AlreadyThere):
        tables.commit([THINGS.add(BARE)], REP)
    tables.commit([THINGS.replace(replace(BARE, version=2, note="b"), 1)], SUPERVISOR)
    with pytest.raises(Contested):
        tables.commit([THINGS.replace(replace(BARE, version=2), 1)], REP)
    assert THINGS.get(tables, "acc_1", "1") == replace(BARE, version=2, note="b")
    assert THINGS.of(tables, "acc_1") == THINGS.among(tables.raw(THINGS.table(), "acc_1"))
    with pytest.raises(Contested):
        tables.commit([THINGS.remove(BARE, 1)], REP)
    tables.commit([THINGS.remove(BARE, 2)], REP)
    assert THINGS.of(tables, "acc_1") == []


def test_every_write_says_who_made_it_and_the_last_one_is_named() -> None:
    tables = MemoryTables()
    tables.commit([THINGS.add(BARE)], replace(REP, request="req-1"))
    tables.commit([THINGS.replace(replace(BARE, version=2), 1)], replace(SUPERVISOR, request="req-2"))
    ((_, _, new),) = tables.changes[-1:]
    assert new is not None
    assert (new["by"], new["request"]) == ({"S": SUPERVISOR.subject}, {"S": "req-2"})


@pytest.mark.parametrize("name", ["by", "request", "expires_at"])
def test_a_field_that_would_hide_what_every_item_has_is_refused(name: str) -> None:
    from dataclasses import make_dataclass

    odd: Any = make_dataclass("Odd", [("id", str), (name, str)], frozen=True)
    with pytest.raises(TypeError, match=name):
        Stored(odd, pk="{id}", sk="ODD").raw(odd("1", "x"))
