"""What a transaction is made of: new items, replaced items, removed items, each under its condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as replace_fields

from chalicelib.cloud.records import CoreItem, Item
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.tables import Write


def stamped(write: Write, by: Actor) -> Write:
    """A write of `core` that says who makes it in which call: the audit trail is read off the items themselves."""
    put = write.request.get("Put")
    if put is None or write.table != CoreItem.Meta.table_name:
        return write
    stamp = {"by": {"S": by.subject}} | ({"request": {"S": by.request}} if by.request else {})
    item = {name: value for name, value in put["Item"].items() if name not in ("by", "request")} | stamp
    return replace_fields(write, request={"Put": {**put, "Item": item}})


def add(item: Item) -> Write:
    """Add an item; refused as `AlreadyThere` when its key exists."""
    put = {"TableName": item.Meta.table_name, "Item": item.raw(), "ConditionExpression": "attribute_not_exists(pk)"}
    return Write(item.Meta.table_name, item.pk, item.sk, {"Put": put}, fresh=True)


def replace(item: Item, was: int) -> Write:
    """Replace an item that still has version `was`; the new one carries its own higher version."""
    put = {
        "TableName": item.Meta.table_name,
        "Item": item.raw(),
        "ConditionExpression": "version = :was",
        "ExpressionAttributeValues": {":was": {"N": str(was)}},
    }
    return Write(item.Meta.table_name, item.pk, item.sk, {"Put": put})


def remove(item: Item, was: int) -> Write:
    """Remove an item that still has version `was`."""
    delete = {
        "TableName": item.Meta.table_name,
        "Key": {"pk": {"S": item.pk}, "sk": {"S": item.sk}},
        "ConditionExpression": "version = :was",
        "ExpressionAttributeValues": {":was": {"N": str(was)}},
    }
    return Write(item.Meta.table_name, item.pk, item.sk, {"Delete": delete})


def unchanged(item: Item, was: int) -> Write:
    """Demand that an item still has version `was`, without changing it."""
    check = {
        "TableName": item.Meta.table_name,
        "Key": {"pk": {"S": item.pk}, "sk": {"S": item.sk}},
        "ConditionExpression": "version = :was",
        "ExpressionAttributeValues": {":was": {"N": str(was)}},
    }
    return Write(item.Meta.table_name, item.pk, item.sk, {"ConditionCheck": check})


def put(item: Item) -> Write:
    """Write an item whatever was there: for projections, whose content is derived."""
    request = {"Put": {"TableName": item.Meta.table_name, "Item": item.raw()}}
    return Write(item.Meta.table_name, item.pk, item.sk, request)


def bump(table: str, pk: str, sk: str, by: Mapping[str, int]) -> Write:
    """Add whole numbers to the named counters of an item, which need not exist. For projections, never for money."""
    names = list(by)
    update = {
        "TableName": table,
        "Key": {"pk": {"S": pk}, "sk": {"S": sk}},
        "UpdateExpression": "ADD " + ", ".join(f"#n{i} :v{i}" for i in range(len(names))),
        "ExpressionAttributeNames": {f"#n{i}": name for i, name in enumerate(names)},
        "ExpressionAttributeValues": {f":v{i}": {"N": str(by[name])} for i, name in enumerate(names)},
    }
    return Write(table, pk, sk, {"Update": update})


def drop(item: Item) -> Write:
    """Remove an item whether or not it is there: for projections."""
    request = {"Delete": {"TableName": item.Meta.table_name, "Key": {"pk": {"S": item.pk}, "sk": {"S": item.sk}}}}
    return Write(item.Meta.table_name, item.pk, item.sk, request)
