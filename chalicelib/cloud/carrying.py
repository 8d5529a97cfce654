"""How items go with their account when it is merged into another, and come back when the two are split again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, Protocol, TypeVar

from chalicelib.cloud import writes
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.tables import Raw, Write

M = TypeVar("M")
Holding = tuple[str, str]  # ledger account and party

# Beside the fields of a carried item: the merge that brought it. Whatever changes the item writes it without, so that
# it says of itself that nothing was done to it since.
CARRIED: Final = "carried"


class Goes(Protocol):
    """A kind of items that go with their account: `begins` is what their sort keys begin with."""

    @property
    def begins(self) -> str: ...

    def holds(self, sk: str) -> bool: ...

    def there(self, raw: Raw, to: str) -> Raw: ...

    def money(self, raw: Raw) -> Mapping[Holding, int]: ...

    def subject(self, raw: Raw) -> str: ...


def _nothing(model: Any) -> Mapping[Holding, int]:
    return {}


@dataclass(frozen=True)
class GoesAlong(Generic[M]):
    """Items of a stored kind. `beside` are attributes that stand beside their fields; `holding` is what one has of the
    account's control balances, in minor units with the sign of the head.

    Items that name an entry of the journal are `booked_in` the account whose journal it is.
    """

    stored: Stored[M]
    holding: Callable[[M], Mapping[Holding, int]] = _nothing
    beside: tuple[str, ...] = ()

    @property
    def begins(self) -> str:
        """What the sort keys of the kind begin with."""
        return self.stored.begins

    def holds(self, sk: str) -> bool:
        """Whether a sort key is one of the kind."""
        return self.stored.holds(sk)

    def there(self, raw: Raw, to: str) -> Raw:
        """The item as it lies under another account."""
        model: Any = self.stored.read(raw)
        after = replace(model, account_id=to)
        if hasattr(model, "booked_in"):
            home = model.booked_in or model.account_id
            after = replace(after, booked_in="" if home == to else home)
        return self.stored.raw(after, **{name: raw[name]["S"] for name in self.beside if name in raw})

    def money(self, raw: Raw) -> Mapping[Holding, int]:
        """What the item has of the account's control balances."""
        return self.holding(self.stored.read(raw))

    def subject(self, raw: Raw) -> str:
        """What the legs about the item name."""
        return str(raw["sk"]["S"]).removeprefix(self.begins)


def carried(kind: Goes, table: str, raw: Raw, to: str, mark: str = "") -> list[Write]:
    """The writes that take an item from its account to another, as it is. `mark` names the merge that carries it."""
    there = kind.there(raw, to)
    gone = writes.removing(table, raw["pk"]["S"], raw["sk"]["S"], int(raw["version"]["N"]))
    come = writes.adding(table, there | ({CARRIED: {"S": mark}} if mark else {}))
    return [gone, replace(come, fresh=False)]  # what is there already was carried by a twin of this transaction
