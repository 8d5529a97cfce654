"""The shapes of a list's doors, made from its declaration: what may be asked, and what a row shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal

from pydantic import Field as Limits
from pydantic import create_model

from chalicelib.kernel.languages import Language
from chalicelib.kernel.lists import Cells, Column, Field, ListKind, Parts
from chalicelib.web.shapes import AskedDay, CurrencyCode, MoneyView, PageQuery, PageView, View

_one_of: Any = Literal
# By kind of field: its type, and what asks for nothing.
_ASKED: Final[dict[str, tuple[Any, Any]]] = {
    "text": (Annotated[str, Limits(max_length=100)], ""),
    "id": (Annotated[str, Limits(max_length=40)], ""),
    "currency": (CurrencyCode | Literal[""], ""),
    "day": (AskedDay | None, None),
    "flag": (bool, False),
    "choice": (bool | None, None),
    "number": (int, 0),
    "level": (int | None, None),
}
# By kind of column: its type.
_SHOWN: Final[dict[str, Any]] = {
    "text": str,
    "day": str,
    "word": str,
    "number": int,
    "amount": MoneyView,
    "owed": MoneyView | None,
    "amounts": dict[str, MoneyView],
    "texts": list[str],
    "pairs": list[list[str]],
}


def _asked(field: Field) -> tuple[Any, Any]:
    if field.kind == "word":
        return _one_of[("", *field.words)], ""
    given, nothing = _ASKED[field.kind]
    return given, Limits(default=nothing, ge=0, le=field.most) if field.most else nothing


class ListedView(View):
    """What every row of a list says beside its columns: since when it is old, where a change was set aside."""

    behind_since: str


@cache
def query_of(kind: ListKind[Any, Any]) -> type[PageQuery]:
    """What a list may be asked: its fields, and the page."""
    fields: dict[str, Any] = {field.name: _asked(field) for field in kind.fields}
    return create_model(f"{kind.name.capitalize()}Query", __base__=PageQuery, **fields)


@cache
def row_of(kind: ListKind[Any, Any]) -> type[ListedView]:
    """What a row of a list shows on its page."""
    fields: dict[str, Any] = {one.name: (one.words or _SHOWN[one.kind], ...) for one in kind.on_page}
    return create_model(f"{kind.one}Row", __base__=ListedView, __doc__=kind.says, **fields)


def page_of(kind: ListKind[Any, Any]) -> type[View]:
    """A page of a list's rows."""
    page: Any = PageView
    made: type[View] = page[row_of(kind)]
    return made


def shown(kind: ListKind[Any, Any], cells: Cells, on: date, language: Language, behind_since: str = "") -> ListedView:
    """A row as a reader sees it on a civil day; `behind_since` is the instant since when it is old."""
    told = {one.name: _said(one, cells, on, language) for one in kind.on_page}
    return row_of(kind).model_validate({**told, "behind_since": behind_since})


@cache
def totals_of(kind: ListKind[Any, Any]) -> type[View]:
    """What a list comes to: by currency, how many of its rows and the columns it totals."""
    totals = kind.totals
    amounts: dict[str, Any] = {name: (_SHOWN[kind.column(name).kind], ...) for name in totals.columns}
    says = f"What {kind.name} come to in one currency."
    each = create_model(totals.each, __base__=View, __doc__=says, count=(int, ...), **amounts)
    says = (
        f"How many {kind.name} hold a filter, and what they come to, by currency; at least, where not the `whole` list "
        "was looked at."
    )
    by_currency: Any = list[each]  # type: ignore[valid-type]
    told: dict[str, Any] = {"whole": (bool, ...), "count": (int, ...), "by_currency": (by_currency, ...)}
    return create_model(totals.whole, __base__=View, __doc__=says, **told)


def totalled(kind: ListKind[Any, Any], by_code: Mapping[str, Parts], language: Language, *, whole: bool) -> View:
    """What a list comes to, for a reader, by currency in the order given; `whole`: and not at least."""
    each = [_totalled(kind, code, parts, language) for code, parts in by_code.items()]
    count = sum(one["count"] for one in each)
    return totals_of(kind).model_validate({"whole": whole, "count": count, "by_currency": each})


def _totalled(kind: ListKind[Any, Any], code: str, parts: Parts, language: Language) -> dict[str, Any]:
    totals = kind.totals
    count, *minors = parts
    amounts = [MoneyView.of(minor, code, language) for minor in minors]
    told: dict[str, Any] = dict(zip(totals.columns, amounts, strict=False))
    if totals.names:
        last = len(totals.columns) - 1
        told[totals.columns[last]] = dict(zip(totals.names, amounts[last:], strict=True))
    return {"count": count, **told}


def _said(column: Column, cells: Cells, on: date, language: Language) -> Any:
    value = column.value(cells, on)
    if column.kind == "amount" or (column.kind == "owed" and value is not None):
        return MoneyView.of(value, cells["currency"], language)
    if column.kind == "amounts":
        return {name: MoneyView.of(minor, cells["currency"], language) for name, minor in value.items()}
    return value
