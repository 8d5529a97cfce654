"""A class of `kernel/values.py` does what the standard library's does, and writes its methods at their first use."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import asdict, astuple, field, fields, replace
from typing import Any, ClassVar

import pytest

from chalicelib.kernel import values
from chalicelib.kernel.values import dataclass

Made = tuple[type, type]


@dataclass(frozen=True, slots=True)
class Ours:
    """Somebody."""

    KIND: ClassVar[str] = "person"
    name: str
    minor: int = 0
    notes: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """Somebody."""

    KIND: ClassVar[str] = "person"
    name: str
    minor: int = 0
    notes: list[str] = field(default_factory=list)
    seen: int = field(default=0, compare=False, repr=False)


def told(act: Callable[[], object]) -> str:
    """What came of it, told without the name of the class."""
    try:
        text = repr(act())
    except (TypeError, AttributeError) as error:
        text = f"{type(error).__name__}: {error}"
    return text.replace("Ours", "It").replace("Theirs", "It")


USES: dict[str, Callable[[Any], object]] = {
    "made by place": lambda kind: kind("Ada", 5, ["x"], 2),
    "made by name": lambda kind: kind(name="Ada"),
    "made of too little": lambda kind: kind(),
    "made of too much": lambda kind: kind("Ada", 1, [], 2, 3),
    "made of what it has not": lambda kind: kind("Ada", other=1),
    "equal, but for what is not compared": lambda kind: (kind("Ada", seen=1) == kind("Ada"), kind("A") == kind("B")),
    "not equal to anything else": lambda kind: (kind("Ada") == "Ada", kind("Ada") != object()),
    "hashed by what is compared": lambda kind: hash(kind("Ada", 1, (), 3)) == hash(kind("Ada", 1, (), 4)),
    "hashed with what cannot be": lambda kind: hash(kind("Ada")),
    "a list of its own": lambda kind: kind("Ada").notes is kind("Ada").notes,
    "changed": lambda kind: setattr(kind("Ada"), "name", "Eve"),
    "taken from": lambda kind: delattr(kind("Ada"), "name"),
    "replaced": lambda kind: replace(kind("Ada", 5), minor=6),
    "told as data": lambda kind: (asdict(kind("Ada")), astuple(kind("Ada")), [one.name for one in fields(kind)]),
    "copied": lambda kind: (copy.copy(kind("Ada", 1)), copy.deepcopy(kind("Ada", 2, ["x"]))),
    "sent": lambda kind: pickle.loads(pickle.dumps(kind("Ada", 3, ["x"]))),  # noqa: S301  # its own
    "without a dictionary": lambda kind: kind("Ada").__dict__,
    "matched": lambda kind: kind.__match_args__,
}


@pytest.mark.parametrize("use", USES)
def test_it_does_what_the_standard_librarys_does(use: str) -> None:
    assert told(lambda: USES[use](Ours)) == told(lambda: USES[use](Theirs))


@pytest.mark.parametrize("first", ["__init__", "__eq__", "__hash__", "__repr__"])
def test_nothing_is_written_before_it_is_used_and_all_at_once_then(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    whole = values._written_out

    def noted(kind: type) -> type:
        written.append(kind.__name__)
        return whole(kind)

    monkeypatch.setattr(values, "_written_out", noted)

    @dataclass(frozen=True, slots=True)
    class Quiet:
        """It has one thing."""

        one: int

    given = object.__new__(Quiet)
    object.__setattr__(given, "one", 1)
    assert written == []
    getattr(given, first)(*{"__init__": (2,), "__eq__": (given,)}.get(first, ()))
    assert (given, hash(given)) == (Quiet(given.one), hash((given.one,)))
    assert repr(given).endswith(f"(one={given.one})")
    assert written == ["Quiet"]


def test_what_a_class_says_itself_is_kept() -> None:
    @dataclass(frozen=True, slots=True)
    class Amount:
        """It is checked when it is made, and named by itself."""

        minor: int

        def __post_init__(self) -> None:
            if self.minor < 0:
                raise ValueError("below zero")

        def __repr__(self) -> str:
            return f"<{self.minor}>"

    assert repr(Amount(5)) == "<5>"
    with pytest.raises(ValueError, match="below zero"):
        Amount(-1)


def test_a_class_above_is_made_by_the_one_below() -> None:
    @dataclass(frozen=True, slots=True)
    class Above:
        """It has one thing."""

        one: int

    class Below(Above):
        def __init__(self) -> None:
            super().__init__(7)

    @dataclass(frozen=True, slots=True)
    class Beside(Above):
        """It has two."""

        two: int = 2

    assert (Below().one, Beside(1), Beside(1) == Above(1)) == (7, Beside(1, 2), False)


@pytest.mark.parametrize("asked", [{"frozen": True, "slots": False}, {"frozen": False, "slots": True}])
def test_it_makes_nothing_else(asked: dict[str, bool]) -> None:
    with pytest.raises(TypeError):
        dataclass(**asked)
