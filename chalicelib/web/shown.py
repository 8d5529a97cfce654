"""Fills a view from the model that it shows. The view declares each field it shows, and nothing else goes out;
`shown(PaymentView, payment, money)` finds each by its name:

    open: MoneyView            `open_minor` of the model, written by `money` (of `amount` also plain `minor`)
    fees: list[FeeView]        each of the model's `fees`, shown as a FeeView; so is a single one, or None
    from_on, until_on          the days of its `period`, where it has one
    anything else              the attribute of that name, an enum as its value

What differs, or is worked out, is told by name: `shown(cls, hold, asked_by=…)`; so is a view with an `of` of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import MoneyView, View

V = TypeVar("V", bound=View)
Amounts = Callable[[int], MoneyView]


def amounts(code: str, language: Language) -> Amounts:
    """What writes amounts of one currency, in minor units, for a reader."""
    return lambda minor: MoneyView.of(minor, code, language)


def shown(view: type[V], thing: object, money: Amounts | None = None, **told: Any) -> V:
    """The view of a model. AttributeError for a field that the model does not have; TypeError for one that is told and
    not declared, for an amount without `money`, and for a view within that must be told: faults in the program.
    """
    declared = _declared(view)
    if told.keys() - declared.keys():
        raise TypeError(f"{view.__name__} shows no {', '.join(sorted(told.keys() - declared.keys()))}.")
    found = {name: _part(kind, name, thing, money) for name, kind in declared.items() if name not in told}
    return view(**found, **told)


@cache
def _declared(view: type[View]) -> dict[str, Any]:
    """The fields of a view, and what each is: None apart."""
    return {name: _but_none(field.annotation) for name, field in view.model_fields.items()}


def _but_none(hint: Any) -> Any:
    kinds = [one for one in get_args(hint) if one is not NoneType] if get_origin(hint) in (Union, UnionType) else []
    return kinds[0] if len(kinds) == 1 else hint


def _part(kind: Any, name: str, thing: object, money: Amounts | None) -> Any:
    if kind is MoneyView:
        return _amount(name, thing, money)
    if name in ("from_on", "until_on") and hasattr(thing, "period"):
        return getattr(thing.period, name)
    value = getattr(thing, name)
    if isinstance(kind, type) and issubclass(kind, View):
        return None if value is None else _within(kind, value, money)
    if get_origin(kind) is list and isinstance(item := get_args(kind)[0], type) and issubclass(item, View):
        return [_within(item, one, money) for one in value]
    return value.value if isinstance(value, Enum) else value


def _amount(name: str, thing: object, money: Amounts | None) -> MoneyView | None:
    attribute = f"{name}_minor" if name != "amount" or hasattr(thing, "amount_minor") else "minor"
    minor = getattr(thing, attribute)
    if minor is None:
        return None
    if money is None:
        raise TypeError(f"Say in which currency and language `{name}` is written.")
    return money(minor)


def _within(view: type[V], thing: object, money: Amounts | None) -> V:
    if hasattr(view, "of"):
        raise TypeError(f"{view.__name__} is made in its own way (`of`): tell it.")
    return shown(view, thing, money)
