"""How a frozen dataclass lies in a table, declared once: `Stored(Payment, pk="{account_id}", sk="PAY#{id}", …)`.

Each field is an attribute under its own name, or under the shorter one that `short` gives it; fields named in `pk` or
`sk` are read back from the key. What equals its default (or is "" or None) is not stored, so that items stay small and
a field that is added with a default needs no other line. By the type of the field it is stored as

    str, Literal, NewType, enum   text (S)          int    number (N), exact       bool   BOOL
    date                          `2026-11-21`      datetime  UTC, text that sorts by time
    Said                          a sentence        bytes  binary (B)
    dataclass                     JSON text, its fields by name
    tuple, frozenset, dict        JSON text (a dataclass in it as the list of its fields, in order: new fields go last)

What is named in `packed` is compressed, a dataclass as a list too.

`index` answers the keys of the indexes the item stands in now; `expires` when the table may forget it (epoch seconds).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, field, fields
from functools import cached_property
from string import Formatter
from typing import Any, Generic, TypeVar, get_type_hints

from pynamodb.attributes import Attribute, UnicodeAttribute

from chalicelib.cloud import writes
from chalicelib.cloud.forms import Turn, attribute_of, empty, from_key, same
from chalicelib.cloud.records import CoreItem, Item
from chalicelib.kernel.paging import Page, cursor_of
from chalicelib.kernel.tables import Place, Raw, Tables, Write
from chalicelib.kernel.values import dataclass

M = TypeVar("M")
_LONGEST_STRETCH = 400  # items of 1 KB are 400 KB: below the megabyte of one answer
_RESERVED = frozenset({"pk", "sk", "version", "expires_at", "by", "request"})


@dataclass(frozen=True, slots=True)
class _Place:
    """One field: its attribute, how its value gets in and out, and what it is when nothing is stored."""

    name: str
    attribute_name: str
    attribute: Attribute[Any]
    out: Turn
    back: Turn
    absent: Callable[[], Any]
    untold: tuple[Any, ...]  # values that are not stored

    def writer(self) -> Turn:
        """What makes the stored value of its own: nothing of a text, which is most of what is written."""
        out, done = self.out, self.attribute.serialize
        if type(self.attribute) is UnicodeAttribute:
            return out
        return done if out is same else lambda value: done(out(value))

    def reader(self) -> Turn:
        """What makes its value of the stored one: nothing of a text, which is most of what is read."""
        back, undone = self.back, self.attribute.deserialize
        if type(self.attribute) is UnicodeAttribute:
            return back
        return undone if back is same else lambda stored: back(undone(stored))


def _pattern(template: str) -> re.Pattern[str]:
    """What reads a key back: `PORTION#{reading:03d}#{number:05d}` has two groups."""
    parts = [(re.escape(text), name) for text, name, _, _ in Formatter().parse(template)]
    return re.compile("".join(text + (f"(?P<{name}>.*)" if name else "") for text, name in parts), re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Stored(Generic[M]):
    """How a kind of model lies in its table; answers the writes of `Tables.commit` and reads models."""

    model: type[M]
    pk: str
    sk: str
    short: Mapping[str, str] = field(default_factory=dict)
    packed: frozenset[str] = frozenset()
    index: Callable[[M], Mapping[str, str]] = lambda model: {}
    expires: Callable[[M], int | None] = lambda model: None
    item: type[Item] = CoreItem

    def table(self) -> str:
        """The name of the table it lies in."""
        return self.item.table()

    # the writes

    def add(self, model: M, **also: str) -> Write:
        """Add it; refused as `AlreadyThere` when its key exists. `also` are attributes beside the model's own."""
        return writes.adding(self.table(), self.raw(model, **also))

    def follow(self, model: M) -> Write:
        """Add it as the next of a row; when its key exists, somebody else was first: `Contested`, read again."""
        return writes.adding(self.table(), self.raw(model), fresh=False)

    def replace(self, model: M, was: int, **also: str) -> Write:
        """Write it over its version `was`."""
        return writes.replacing(self.table(), self.raw(model, **also), was)

    def put(self, model: M, **also: str) -> Write:
        """Write it whatever was there: for what never changes or is derived."""
        return writes.putting(self.table(), self.raw(model, **also))

    def remove(self, model: M, was: int) -> Write:
        """Take it away while it still has version `was`."""
        return writes.removing(self.table(), *self.key(model), was)

    def drop(self, model: M) -> Write:
        """Take it away whether or not it is there: for what is derived."""
        return writes.dropping(self.table(), *self.key(model))

    def write(self, model: M, was: int | None, **also: str) -> Write:
        """Write it over its version `was`, or newly when there was none."""
        return self.add(model, **also) if was is None else self.replace(model, was, **also)

    def raw(self, model: M, **also: str) -> Raw:
        """The item as DynamoDB takes it."""
        pk, sk = self.key(model)
        raw: Raw = {"pk": {"S": pk}, "sk": {"S": sk}, "version": {"N": str(getattr(model, "version", 1))}}
        for name, attribute_name, form, write, untold in self._writers:
            value = getattr(model, name)
            if value not in untold:
                raw[attribute_name] = {form: write(value)}
        raw |= {name: {"S": value} for name, value in {**self.index(model), **also}.items() if value}
        forgotten = self.expires(model)
        return raw if forgotten is None else {**raw, "expires_at": {"N": str(forgotten)}}

    def key(self, model: M) -> tuple[str, str]:
        """Its partition and its place there."""
        told = {name: getattr(model, name) for name in self._in_key}
        return self.pk.format(**told), self.sk.format(**told)

    # the reads

    def place(self, pk: str, sk: str = "") -> Place:
        """Where one lies, by what follows the prefixes of its partition and of its sort key: to read it ahead."""
        return self.table(), self.within + pk, self.begins + sk

    def read(self, raw: Mapping[str, Any]) -> M:
        """The model of a stored item."""
        told = self._told_by_key(raw)
        for name, attribute_name, read, absent in self._readers:
            found = raw.get(attribute_name)
            told[name] = absent() if found is None else read(*found.values())
        if self._versioned:
            told["version"] = int(raw["version"]["N"])
        return self.model(**told)

    def get(self, tables: Tables, pk: str, sk: str = "") -> M | None:
        """Read one, strongly consistent, by what follows the prefixes of its partition and of its sort key."""
        return tables.get(self, self.within + pk, self.begins + sk)

    def of(self, tables: Tables, pk: str) -> list[M]:
        """Read all of a partition, strongly consistent, in order of their keys."""
        return tables.query(self, self.within + pk, self.begins)

    def page(self, tables: Tables, pk: str, limit: int, cursor: str | None, *, backwards: bool = False) -> Page[M]:
        """Read one page of a partition, with the cursor of the next."""
        return tables.page(self, self.within + pk, self.begins, limit, cursor, backwards=backwards)

    def walk(self, tables: Tables, pk: str, beside: str, *, stretch: int, backwards: bool = False) -> Iterator[M]:
        """Read a partition from behind a place on ("": from its beginning, or its end), a stretch at first and longer
        ones then: whoever goes through it stops when they have what they look for.
        """
        cursor = cursor_of({"pk": self.within + pk, "sk": self.begins + beside}) if beside else None
        while True:
            page = self.page(tables, pk, stretch, cursor, backwards=backwards)
            yield from page.items
            cursor, stretch = page.cursor, min(stretch * 4, _LONGEST_STRETCH)
            if cursor is None:
                return

    def among(self, raws: Iterable[Mapping[str, Any]]) -> list[M]:
        """Those among stored items that were read together."""
        return [self.read(raw) for raw in raws if self.holds(raw["sk"]["S"])]

    def holds(self, sk: str) -> bool:
        """Whether a sort key is one of this kind."""
        return sk.startswith(self.begins) if "{" in self.sk else sk == self.sk

    @cached_property
    def begins(self) -> str:
        """What every sort key of this kind begins with."""
        return self.sk.partition("{")[0]

    @cached_property
    def within(self) -> str:
        """What every partition of this kind begins with."""
        return self.pk.partition("{")[0]

    # the derivation

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.model)

    @cached_property
    def _in_key(self) -> dict[str, Turn]:
        """The fields that stand in the key, and how each is read back."""
        named = [name for template in (self.pk, self.sk) for _, name, _, _ in Formatter().parse(template) if name]
        return {name: from_key(self._hints[name]) for name in named}

    @cached_property
    def _keys(self) -> tuple[tuple[str, re.Pattern[str], tuple[tuple[str, Turn], ...]], ...]:
        patterns = (("pk", _pattern(self.pk)), ("sk", _pattern(self.sk)))
        return tuple((key, one, tuple((n, self._in_key[n]) for n in one.groupindex)) for key, one in patterns)

    def _told_by_key(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for key, pattern, turns in self._keys:
            found = pattern.fullmatch(raw[key]["S"])
            if found is None:
                raise ValueError(f"An item of {self.model.__name__} does not lie under such a {key}.")
            for (name, turn), text in zip(turns, found.groups(), strict=True):
                told[name] = turn(text)
        return told

    @cached_property
    def _versioned(self) -> bool:
        return "version" in self._hints and "version" not in self._in_key

    @cached_property
    def _readers(self) -> tuple[tuple[str, str, Turn, Callable[[], Any]], ...]:
        return tuple((place.name, place.attribute_name, place.reader(), place.absent) for place in self._places)

    @cached_property
    def _writers(self) -> tuple[tuple[str, str, str, Turn, tuple[Any, ...]], ...]:
        return tuple((p.name, p.attribute_name, p.attribute.attr_type, p.writer(), p.untold) for p in self._places)

    @cached_property
    def _places(self) -> tuple[_Place, ...]:
        kept = [f for f in fields(self.model) if f.name not in self._in_key and f.name != "version"]  # type: ignore[arg-type]
        return tuple(self._place(f.name, f.default, f.default_factory) for f in kept)

    def _place(self, name: str, default: Any, factory: Any) -> _Place:
        stored_as = self.short.get(name, name)
        if stored_as in _RESERVED and name not in self.short:
            raise TypeError(
                f"{self.model.__name__}.{name}: every item has its own `{stored_as}`; give it a `short` name."
            )
        hint = self._hints[name]
        attribute, out, back = attribute_of(hint, name in self.packed)
        absent = factory if factory is not MISSING else lambda: empty(hint) if default is MISSING else default
        return _Place(name, stored_as, attribute, out, back, absent, (absent(), None))
