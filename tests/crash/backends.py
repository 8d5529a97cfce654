"""What answers at the other end of the wire: AWS in memory for the many runs, and moto, which must answer the same.

The memory answers the few operations the office uses, with the conditions it uses, a hundred times as fast as moto:
that is what lets every point be struck in every test run. One test runs every job on both and compares the books.
"""

from __future__ import annotations

import io
import pickle
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from botocore.client import BaseClient
from botocore.exceptions import ClientError
from moto.dynamodb.models import dynamodb_backends

from chalicelib.kernel.tables import Write
from tests.fakes.memory_tables import MemoryTables, apart

Image = dict[str, Any]
Given = dict[str, Any]
PLAIN = BaseClient._make_api_call
_INDEXES = ("lookup", "agenda", "worklist")


def _write(request: dict[str, Given]) -> Write:
    ((_, body),) = request.items()
    key = body.get("Key") or body["Item"]
    fresh = body.get("ConditionExpression") == "attribute_not_exists(pk)"
    return Write(body["TableName"], key["pk"]["S"], key["sk"]["S"], request, fresh)


def _refused(code: str, operation: str, **more: Any) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": ""}, **more}, operation)


class MemoryCloud:
    """DynamoDB, SQS, SES, S3 and KMS in memory, as far as the office uses them."""

    def __init__(self) -> None:
        self.tables = MemoryTables()
        self.files: dict[str, bytes] = {}
        self.uploads: dict[str, dict[int, bytes]] = {}  # parts that S3 copied, by upload

    def answer(self, client: Any, operation: str, given: Given) -> Any:
        """Answer one call as AWS does."""
        answer: Callable[[Given], Any] = getattr(self, f"_{operation}")
        return answer(given)

    def save(self) -> bytes:
        """Everything that is kept."""
        tables = self.tables
        return pickle.dumps((tables.kept, tables.order, tables.indexes, self.files))

    def restore(self, saved: bytes) -> None:
        """Put everything back."""
        tables = self.tables
        tables.kept, tables.order, tables.indexes, self.files = pickle.loads(saved)  # noqa: S301  # our own
        tables.changes.clear()

    def items(self) -> Iterator[tuple[str, Image]]:
        """Everything stored, by table."""
        for name, partitions in self.tables.kept.items():
            for partition in partitions.values():
                for image in partition.values():
                    yield name.rsplit("-", 1)[1], image

    def _GetItem(self, given: Given) -> Given:  # noqa: N802  # named as AWS names it, here and below
        key = given["Key"]
        found = self.tables.kept.get(given["TableName"], {}).get(key["pk"]["S"], {}).get(key["sk"]["S"])
        return {"Item": dict(found)} if found else {}

    def _BatchGetItem(self, given: Given) -> Given:  # noqa: N802
        answers = {}
        for table, asked in given["RequestItems"].items():
            found = (self._GetItem({"TableName": table, "Key": key}) for key in asked["Keys"])
            answers[table] = [one["Item"] for one in found if one]
        return {"Responses": answers}

    def _Query(self, given: Given) -> Given:  # noqa: N802
        values, table = given["ExpressionAttributeValues"], given["TableName"]
        pk = values[":pk"]["S"]
        if "IndexName" in given:
            keys = self.tables._index(given["IndexName"], pk, values.get(":after", {"S": ""})["S"])
            found = [{"pk": {"S": pk}, "sk": {"S": sk}} for pk, sk in keys]
            start = found.index(given["ExclusiveStartKey"]) + 1 if "ExclusiveStartKey" in given else 0
            page = found[start:][: given.get("Limit")]
            more = start + len(page) < len(found)
            return {"Items": page} | ({"LastEvaluatedKey": page[-1]} if more else {})
        begins = values.get(":begins", {"S": ""})["S"]
        span = (values[":first"]["S"], values[":last"]["S"]) if ":first" in values else (begins, f"{begins}\U0010ffff")
        keys, more = self._page(self.tables.order.get((table, pk), []), span, given)
        items = [apart(self.tables.kept[table][pk][sk]) for sk in keys]
        return {"Items": items, **({"LastEvaluatedKey": {"pk": {"S": pk}, "sk": {"S": keys[-1]}}} if more else {})}

    def _page(self, order: list[str], span: tuple[str, str], given: Given) -> tuple[list[str], bool]:
        """The sort keys of one page, and whether more may follow; what lies before and behind them is not touched."""
        first, last = bisect_left(order, span[0]), bisect_right(order, span[1])
        forward, start = given.get("ScanIndexForward", True), given.get("ExclusiveStartKey", {}).get("sk", {}).get("S")
        if start is not None and forward:
            first = max(first, bisect_right(order, start))
        elif start is not None:
            last = min(last, bisect_left(order, start))
        limit = min(given.get("Limit", last - first), max(last - first, 0))
        keys = order[first : first + limit] if forward else order[last - limit : last][::-1]
        return keys, "Limit" in given and limit == given["Limit"]

    def _Scan(self, given: Given) -> Given:  # noqa: N802
        return {"Items": list(self.tables.scan(given["TableName"]))}

    def _TransactWriteItems(self, given: Given) -> Given:  # noqa: N802
        writes = [_write(request) for request in given["TransactItems"]]
        held = [self.tables._holds(write) for write in writes]
        if not all(held):
            reasons = [{"Code": "None" if good else "ConditionalCheckFailed"} for good in held]
            raise _refused("TransactionCanceledException", "TransactWriteItems", CancellationReasons=reasons)
        return self._apply(writes)

    def _single(self, verb: str, given: Given) -> Given:
        body = {name: value for name, value in given.items() if name != "ReturnConsumedCapacity"}
        write = _write({verb: body})
        if not self.tables._holds(write):
            raise _refused("ConditionalCheckFailedException", f"{verb}Item")
        return self._apply([write])

    def _PutItem(self, given: Given) -> Given:  # noqa: N802
        return self._single("Put", given)

    def _DeleteItem(self, given: Given) -> Given:  # noqa: N802
        return self._single("Delete", given)

    def _UpdateItem(self, given: Given) -> Given:  # noqa: N802
        return self._single("Update", given)

    def _apply(self, writes: Sequence[Write]) -> Given:
        for write in writes:
            self.tables._apply(write)
        return {}

    def _SendMessageBatch(self, given: Given) -> Given:  # noqa: N802
        return {"Successful": [{"Id": entry["Id"]} for entry in given["Entries"]]}

    def _ChangeMessageVisibility(self, given: Given) -> Given:  # noqa: N802
        return {}

    def _SendEmail(self, given: Given) -> Given:  # noqa: N802
        return {"MessageId": f"message-{given['EmailTags'][0]['Value']}"}

    def _GenerateDataKeyWithoutPlaintext(self, given: Given) -> Given:  # noqa: N802
        return {"CiphertextBlob": b"sealed"}

    def _Decrypt(self, given: Given) -> Given:  # noqa: N802
        return {"Plaintext": bytes(range(64))}

    def _PutObject(self, given: Given) -> Given:  # noqa: N802
        self.files[given["Key"]] = given["Body"]
        return {}

    def _DeleteObject(self, given: Given) -> Given:  # noqa: N802
        self.files.pop(given["Key"], None)
        return {}

    def _CreateMultipartUpload(self, given: Given) -> Given:  # noqa: N802
        return {"UploadId": given["Key"]}

    def _UploadPartCopy(self, given: Given) -> Given:  # noqa: N802
        source = given["CopySource"]["Key"]
        self.uploads.setdefault(given["UploadId"], {})[given["PartNumber"]] = self.files[source]
        return {"CopyPartResult": {"ETag": f"etag-{source}"}}

    def _CompleteMultipartUpload(self, given: Given) -> Given:  # noqa: N802
        parts = self.uploads[given["UploadId"]]
        self.files[given["Key"]] = b"".join(parts[part["PartNumber"]] for part in given["MultipartUpload"]["Parts"])
        return {}

    def _GetObject(self, given: Given) -> Given:  # noqa: N802
        if given["Key"] not in self.files:
            raise _refused("NoSuchKey", "GetObject")
        return {"Body": io.BytesIO(self.files[given["Key"]])}


class MotoCloud:
    """The same of moto, for the tables; everything else is answered by the memory, so that both know the same key."""

    TABLES = frozenset(
        {"GetItem", "BatchGetItem", "Query", "Scan", "TransactWriteItems", "PutItem", "DeleteItem", "UpdateItem"}
    )

    def __init__(self) -> None:
        self._others = MemoryCloud()

    @property
    def _backend(self) -> Any:
        return dynamodb_backends["123456789012"]["us-east-1"]

    def answer(self, client: Any, operation: str, given: Given) -> Any:
        """Answer one call."""
        if operation in self.TABLES:
            return PLAIN(client, operation, given)
        return self._others.answer(client, operation, given)

    def save(self) -> bytes:
        """Everything that is kept."""
        return pickle.dumps((self._backend.tables, self._others.save()))

    def restore(self, saved: bytes) -> None:
        """Put everything back."""
        self._backend.tables, others = pickle.loads(saved)  # noqa: S301  # our own, made a moment ago
        self._others.restore(others)

    @property
    def files(self) -> dict[str, bytes]:
        """The files kept."""
        return self._others.files

    def items(self) -> Iterator[tuple[str, Image]]:
        """Everything stored, by table."""
        for name, table in self._backend.tables.items():
            for item in table.all_items():
                yield name.rsplit("-", 1)[1], item.to_json()["Attributes"]
