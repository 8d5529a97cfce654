"""The way to the tables: consistent reads, conditional transactions, what falls due. Stores stand on it.

One botocore client a worker (`table_client`): pynamodb re-orders the items of a transaction and costs 20 µs an item.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.records import REGION, CoreItem, ProjectionItem
from chalicelib.cloud.table_client import table_client
from chalicelib.cloud.writes import stamped
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, Unavailable
from chalicelib.kernel.ids import shard
from chalicelib.kernel.paging import Page, cursor_of, place_in, place_of
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Kind, M, Place, Raw, Write

R = TypeVar("R")

AGENDA_SHARDS: Final = 16  # 1,000,000 items on one day stay below 1,000 writes a second on a key (DynamoDB's limit)
TRANSACTION_ITEMS_MAX: Final = 100  # TransactWriteItems: actions in one transaction
GET_KEYS_MAX: Final = 100  # BatchGetItem: keys in one request
ATTEMPTS_MAX: Final = 10
BUSY: Final = say("The books are busy just now. Nothing was lost; try again in a moment.")
_CONFLICTS: Final = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
_PASSING: Final = {
    "TransactionConflictException",
    "TransactionInProgressException",
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "InternalServerError",
    "ServiceUnavailable",
}


class AlreadyThere(Exception):
    """A new item's key exists: what is asked for was done before."""

    def __init__(self, pk: str, sk: str) -> None:
        super().__init__("already there")
        self.pk, self.sk = pk, sk


class Contested(Unavailable):
    """Somebody else changed an item first, or the table was busy: read again and retry (`until_settled`).

    Where nobody retries, the caller is told the same as when the retries were in vain: busy, nothing is lost.
    """

    def __init__(self) -> None:
        super().__init__("busy", BUSY)


class Tables:
    """Reads and writes the tables. Reads of `core` are strongly consistent unless they go by an index."""

    @cached_property
    def client(self) -> Any:
        """The worker's botocore client; its threads may share it."""
        return table_client(REGION)

    def _ask(self, call: Callable[..., Any], **request: Any) -> Any:
        """Ask the table; Unavailable `busy` when it is too busy or silent even for the client's own retries."""
        try:
            return call(**request)
        except ClientError as error:
            if error.response["Error"]["Code"] in _PASSING:
                raise _busy() from error
            raise
        except BotoCoreError as error:
            raise _busy() from error

    def get(self, kind: Kind[M], pk: str, sk: str) -> M | None:
        """Read one item, strongly consistent."""
        answer = self._ask(
            self.client.get_item,
            TableName=kind.table(),
            Key={"pk": {"S": pk}, "sk": {"S": sk}},
            ConsistentRead=True,
            ReturnConsumedCapacity="TOTAL",
        )
        return kind.read(answer["Item"]) if "Item" in answer else None

    def get_all(self, kind: Kind[M], keys: Iterable[tuple[str, str]]) -> list[M]:
        """Read the items of these keys (pk, sk) that exist, strongly consistent, a hundred a request, in no order."""
        return [kind.read(raw) for raw in self.found_at((kind.table(), *key) for key in keys).values()]

    def found_at(self, places: Iterable[Place]) -> dict[Place, Raw]:
        """Read what lies at these places of any tables, as it is, strongly consistent, a hundred a request."""
        left = list(dict.fromkeys(places))
        found: dict[Place, Raw] = {}
        while left:
            asked, left = left[:GET_KEYS_MAX], left[GET_KEYS_MAX:]
            answer = self._ask(self.client.batch_get_item, RequestItems=_asking(asked), ReturnConsumedCapacity="TOTAL")
            for table, raws in answer["Responses"].items():
                found |= {(table, raw["pk"]["S"], raw["sk"]["S"]): raw for raw in raws}
            late = answer.get("UnprocessedKeys", {})
            again = [(table, key["pk"]["S"], key["sk"]["S"]) for table, of in late.items() for key in of["Keys"]]
            if len(again) == len(asked):
                raise _busy()
            left += again
        return found

    def query(self, kind: Kind[M], pk: str, begins: str = "", *, since: str = "", backwards: bool = False) -> list[M]:
        """Read the items of a partition whose sort key begins so (or from `since` on within it), in order."""
        raws = self.raw(kind.table(), pk, begins, since=since, backwards=backwards)
        return [kind.read(raw) for raw in raws]

    def raw(
        self, table: str, pk: str, begins: str = "", *, since: str = "", backwards: bool = False
    ) -> Iterator[dict[str, Any]]:
        """Read stored items as they are, page after page, strongly consistent."""
        asked = _partition(table, pk, begins, since) | {"ScanIndexForward": not backwards, "ConsistentRead": True}
        yield from self._pages(self.client.query, asked)

    def _pages(self, call: Callable[..., Any], request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        while True:
            answer = self._ask(call, **request, ReturnConsumedCapacity="TOTAL")
            yield from answer["Items"]
            if "LastEvaluatedKey" not in answer:
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def between(self, table: str, pk: str, first: str, last: str) -> Iterator[dict[str, Any]]:
        """Read the stored items of a partition from one sort key to another, both included, strongly consistent."""
        yield from self._pages(self.client.query, _range(table, pk, first, last) | {"ConsistentRead": True})

    def page(
        self, kind: Kind[M], pk: str, begins: str, limit: int, cursor: str | None, *, backwards: bool = False
    ) -> Page[M]:
        """Read one page of a partition, with the cursor of the next."""
        request = _partition(kind.table(), pk, begins, "")
        request |= {"Limit": limit, "ScanIndexForward": not backwards}
        return self._page(self.client.query, request, place_in(cursor, pk, begins), kind.read)

    def _page(
        self, call: Callable[..., Any], request: dict[str, Any], place: dict[str, str] | None, read: Callable[[Raw], R]
    ) -> Page[R]:
        if place is not None:
            request["ExclusiveStartKey"] = {name: {"S": place[name]} for name in ("pk", "sk")}
        answer = self._ask(call, **request, ReturnConsumedCapacity="TOTAL")
        last = answer.get("LastEvaluatedKey")
        following = cursor_of({name: last[name]["S"] for name in ("pk", "sk")} if last else None)
        return Page([read(raw) for raw in answer["Items"]], following)

    def lookup(self, lookup_pk: str) -> list[tuple[str, str]]:
        """Find the keys (pk, sk) of items under an outside reference. The index lags: never allocate money by it."""
        return [(raw["pk"]["S"], raw["sk"]["S"]) for raw in self._index("lookup", lookup_pk)]

    def worklist(self, worklist_pk: str) -> list[tuple[str, str]]:
        """Find the keys (pk, sk) of items that wait for a person, in order."""
        return [(raw["pk"]["S"], raw["sk"]["S"]) for raw in self._index("worklist", worklist_pk)]

    def due(self, queue: str, on: date, part: int, after: str = "", at_once: int = 0) -> Iterator[tuple[str, str]]:
        """Find the keys (pk, sk) of what falls due on a day, in one of 16 shards, behind an account; so many a time."""
        for raw in self._index("agenda", agenda_key(queue, on, part), after, at_once):
            yield raw["pk"]["S"], raw["sk"]["S"]

    def _index(self, index: str, key: str, after: str = "", at_once: int = 0) -> Iterator[dict[str, Any]]:
        values = {":pk": {"S": key}} | ({":after": {"S": after}} if after else {})
        request: dict[str, Any] = {
            "TableName": CoreItem.Meta.table_name,
            "IndexName": index,
            "KeyConditionExpression": f"{index}_pk = :pk" + (f" AND {index}_sk > :after" if after else ""),
            "ExpressionAttributeValues": values,
        } | ({"Limit": at_once} if at_once else {})
        yield from self._pages(self.client.query, request)

    def walk(self, table: str, part: int, parts: int, cursor: str | None) -> Page[tuple[str, str]]:
        """Read the keys (pk, sk) of a page of a part of a table: to make lists anew, never on the way of a request."""
        place = place_of(cursor, "pk", "sk")
        request = {"TableName": table, "Segment": part, "TotalSegments": parts, "ProjectionExpression": "pk, sk"}
        return self._page(self.client.scan, request, place, lambda raw: (raw["pk"]["S"], raw["sk"]["S"]))

    def count(self, pk: str, sk: str, *, lives_seconds: int, add: int = 1) -> int:
        """Add to a counter of `projections` that forgets itself, and answer it. For limits, never for money."""
        answer = self._ask(
            self.client.update_item,
            TableName=ProjectionItem.Meta.table_name,
            Key={"pk": {"S": pk}, "sk": {"S": sk}},
            UpdateExpression="ADD tries :add SET expires_at = :end",
            ExpressionAttributeValues={":add": {"N": str(add)}, ":end": {"N": str(int(time.time()) + lives_seconds)}},
            ReturnValues="ALL_NEW",  # also where nothing is added
        )
        return int(answer["Attributes"]["tries"]["N"])

    def commit(self, writes: Sequence[Write], by: Actor) -> None:
        """Do all writes or none, each stamped with who acts and in which call.

        AlreadyThere when a new item's key exists; Contested when another condition fails.
        """
        if len(writes) > TRANSACTION_ITEMS_MAX:
            raise ValueError("A transaction holds at most 100 items.")
        try:
            stamps = [stamped(write, by) for write in writes]
            if len(stamps) == 1:
                self._single(stamps[0])
            else:
                items = [write.request for write in stamps]
                self.client.transact_write_items(TransactItems=items, ReturnConsumedCapacity="TOTAL")
        except ClientError as error:
            raise _refusal(error, writes) from error
        except BotoCoreError as error:  # no answer came: it may or may not have been done
            raise Contested from error

    def _single(self, write: Write) -> None:
        ((verb, request),) = write.request.items()
        call = {
            "Put": self.client.put_item,
            "Delete": self.client.delete_item,
            "Update": self.client.update_item,
        }[verb]
        call(**request, ReturnConsumedCapacity="TOTAL")


def _asking(places: Iterable[Place]) -> dict[str, Any]:
    """What a BatchGetItem asks for, by table."""
    asked: dict[str, Any] = {}
    for table, pk, sk in places:
        of = asked.setdefault(table, {"Keys": [], "ConsistentRead": True})
        of["Keys"].append({"pk": {"S": pk}, "sk": {"S": sk}})
    return asked


def _busy() -> Unavailable:
    return Unavailable("busy", BUSY)


def _range(table: str, pk: str, first: str, last: str) -> dict[str, Any]:
    values = {":pk": {"S": pk}, ":first": {"S": first}, ":last": {"S": last}}
    condition = "pk = :pk AND sk BETWEEN :first AND :last"
    return {"TableName": table, "KeyConditionExpression": condition, "ExpressionAttributeValues": values}


def _partition(table: str, pk: str, begins: str, since: str) -> dict[str, Any]:
    if since:
        return _range(table, pk, since, begins + "\uffff")
    values = {":pk": {"S": pk}}
    condition = "pk = :pk"
    if begins:
        condition += " AND begins_with(sk, :begins)"
        values[":begins"] = {"S": begins}
    return {"TableName": table, "KeyConditionExpression": condition, "ExpressionAttributeValues": values}


def _refusal(error: ClientError, writes: Sequence[Write]) -> Exception:
    code = error.response["Error"]["Code"]
    if code == "ConditionalCheckFailedException":
        return _failed(writes[0])
    if code == "TransactionCanceledException":
        reasons = [reason.get("Code") for reason in error.response.get("CancellationReasons", [])]
        refused = [write for write, reason in zip(writes, reasons, strict=False) if reason == "ConditionalCheckFailed"]
        if refused:
            return _failed(sorted(refused, key=lambda write: write.fresh)[-1])  # a fresh one, if any
        return Contested() if _CONFLICTS & set(reasons) else error
    return Contested() if code in _PASSING else error


def _failed(write: Write) -> Exception:
    return AlreadyThere(write.pk, write.sk) if write.fresh else Contested()


def agenda_key(queue: str, on: date, part: int) -> str:
    """The agenda partition of a queue, a civil day and a shard."""
    return f"{queue}#{on.isoformat()}#{part:02d}"


def agenda_keys(queue: str, on: date, account_id: str) -> dict[str, str]:
    """The agenda attributes of an item of an account that waits for a day."""
    part = shard(account_id, AGENDA_SHARDS)
    return {"agenda_pk": agenda_key(queue, on, part), "agenda_sk": account_id}


def until_settled(attempt: Callable[[], R], sleep: Callable[[float], None] = time.sleep) -> R:
    """Repeat an attempt that reads, decides and commits, while others get in first: 10 times, with jitter.

    Raises Unavailable `busy` when it never got through.
    """
    for tried in range(ATTEMPTS_MAX):
        try:
            return attempt()
        except Contested:
            sleep(random.uniform(0, 0.01 * 2**tried))  # noqa: S311  # jitter, no secret
    raise _busy()


def edited(found: int, expected: int) -> None:
    """Check the version an edit was made on; Conflict `changed_meanwhile` when it is older."""
    if found != expected:
        raise Conflict("changed_meanwhile", say("Somebody changed this since you opened it. Reload and try again."))
