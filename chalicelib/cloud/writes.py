"""What a transaction is made of: new items, replaced items, removed items, each under its condition."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.cloud.records import CoreItem, Item
from chalicelib.kernel.actor import Actor, request_now
from chalicelib.kernel.tables import Raw, Write


def stamped(write: Write, by: Actor) -> Write:
    """A write of `core` that says who makes it in which call: the audit trail is read off the items themselves."""
    put = write.request.get("Put")
    if put is None or write.table != CoreItem.Meta.table_name:
        return write
    request = by.request or request_now()
    stamp = {"by": {"S": by.subject}} | ({"request": {"S": request}} if request else {})
    item = {name: value for name, value in put["Item"].items() if name not in ("by", "request")} | stamp
    return Write(write.table, write.pk, write.sk, {"Put": {**put, "Item": item}}, write.fresh)


_UNMOVED = "version = :was"


def adding(table: str, raw: Raw, *, fresh: bool = True) -> Write:
    """Add an item; refused when its key exists: as `AlreadyThere` when it is `fresh`, else as `Contested`."""
    put = {"TableName": table, "Item": raw, "ConditionExpression": "attribute_not_exists(pk)"}
    return Write(table, raw["pk"]["S"], raw["sk"]["S"], {"Put": put}, fresh)


def replacing(table: str, raw: Raw, was: int) -> Write:
    """Replace an item that still has version `was`; the new one carries its own higher version."""
    put = {"TableName": table, "Item": raw, "ConditionExpression": _UNMOVED, **_version(was)}
    return Write(table, raw["pk"]["S"], raw["sk"]["S"], {"Put": put})


def putting(table: str, raw: Raw) -> Write:
    """Write an item whatever was there: for what is derived, or never changes."""
    return Write(table, raw["pk"]["S"], raw["sk"]["S"], {"Put": {"TableName": table, "Item": raw}})


def removing(table: str, pk: str, sk: str, was: int) -> Write:
    """Remove an item that still has version `was`."""
    delete = {"TableName": table, "Key": _key(pk, sk), "ConditionExpression": _UNMOVED, **_version(was)}
    return Write(table, pk, sk, {"Delete": delete})


def dropping(table: str, pk: str, sk: str) -> Write:
    """Remove an item whether or not it is there: for projections."""
    return Write(table, pk, sk, {"Delete": {"TableName": table, "Key": _key(pk, sk)}})


def _key(pk: str, sk: str) -> Raw:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def _version(was: int) -> Raw:
    return {"ExpressionAttributeValues": {":was": {"N": str(was)}}}


def add(item: Item) -> Write:
    """`adding` of a pynamodb item."""
    return adding(item.table(), item.raw())


def replace(item: Item, was: int) -> Write:
    """`replacing` by a pynamodb item."""
    return replacing(item.table(), item.raw(), was)


def remove(item: Item, was: int) -> Write:
    """`removing` of a pynamodb item."""
    return removing(item.table(), item.pk, item.sk, was)


def put(item: Item) -> Write:
    """`putting` of a pynamodb item."""
    return putting(item.table(), item.raw())


def bump(table: str, pk: str, sk: str, by: Mapping[str, int], told: Raw | None = None) -> Write:
    """Add whole numbers to the named counters of an item, which need not exist. For projections, never for money.

    `told` are attributes that it bears from now on, beside the counters.
    """
    names, marks = list(by), list(told or ())
    setting = " SET " + ", ".join(f"#s{i} = :s{i}" for i in range(len(marks))) if marks else ""
    update = {
        "TableName": table,
        "Key": {"pk": {"S": pk}, "sk": {"S": sk}},
        "UpdateExpression": "ADD " + ", ".join(f"#n{i} :n{i}" for i in range(len(names))) + setting,
        "ExpressionAttributeNames": {f"#n{i}": name for i, name in enumerate(names)}
        | {f"#s{i}": name for i, name in enumerate(marks)},
        "ExpressionAttributeValues": {f":n{i}": {"N": str(by[name])} for i, name in enumerate(names)}
        | {f":s{i}": (told or {})[name] for i, name in enumerate(marks)},
    }
    return Write(table, pk, sk, {"Update": update})
