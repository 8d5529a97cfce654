"""What the local cloud acknowledged since its last save: each write is in the journal before its answer goes out.

MiniStack holds everything in memory; a saved state carries the number of the journal's last line it knows of, and a
start does what came after it again: items and their streams' records, messages sent and deleted, mail, people.
Objects of S3 are files already. What only a deployment makes (tables, queues, functions) is saved by the deployment.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from journal import Journal
from ministack.core.responses import get_account_id, get_region
from ministack.services import cognito, dynamodb, ses, ses_v2, sqs

_MARK = "_acknowledged"
_under_way: ContextVar[list[Any] | None] = ContextVar("_under_way", default=None)


def keep_acknowledged(journal: Journal) -> None:
    """Journal every write of the services whose state the office lives by, and do again what a save missed.

    Comes after whatever else adds to what these services save and load.
    """
    _keep_tables(journal)
    _keep_messages(journal)
    _keep_letters(journal)
    _keep_people(journal)


def _resume(journal: Journal, kind: str, service: Any, redo: Callable[[Any], None]) -> None:
    """Let a service's saved state name the last line it knows of, and a start do what came after it."""
    state_of, restore = service.get_state, service.load_persisted_state

    def get_state() -> dict[str, Any]:
        mark = journal.number  # before the copy: a line of another thread is rather done twice than not at all
        return {**state_of(), _MARK: mark}

    def load_persisted_state(found: dict[str, Any]) -> None:
        restore(found)
        for entry in journal.after(found.get(_MARK, 0)):
            if kind in entry:
                redo(entry[kind])

    service.get_state, service.load_persisted_state = get_state, load_persisted_state


def _keep_tables(journal: Journal) -> None:
    """One line a request: a transaction is there whole or not at all."""
    handle, put, remove = dynamodb.handle_request, dynamodb._set_item, dynamodb._remove_item
    build = dynamodb._build_change_record

    def note(*change: Any) -> None:
        changes = _under_way.get()
        if changes is not None:  # an item whose time is over goes outside of any request, and will go again
            changes.append(change)

    def set_item(table: Any, pk: Any, sk: Any, item: Any) -> Any:
        note("item", table["TableArn"], pk, sk, item)
        return put(table, pk, sk, item)

    def remove_item(table: Any, pk: Any, sk: Any) -> Any:
        note("item", table["TableArn"], pk, sk, None)
        return remove(table, pk, sk)

    def build_change_record(table: Any, *more: Any) -> Any:
        record = build(table, *more)
        note("record", table["TableArn"], record)
        return record

    async def handle_request(*request: Any) -> Any:
        changes: list[Any] = []
        token = _under_way.set(changes)
        try:
            return await handle(*request)
        finally:
            _under_way.reset(token)
            if changes:
                journal.append({"tables": changes})

    dynamodb.handle_request, dynamodb._set_item, dynamodb._remove_item = handle_request, set_item, remove_item
    dynamodb._build_change_record = build_change_record
    _resume(journal, "tables", dynamodb, _change_tables)


def _change_tables(changes: list[list[Any]]) -> None:
    places = {table["TableArn"]: place for place, table in dynamodb._tables.all_items()}
    for kind, arn, *what in changes:
        if arn not in places:
            continue  # of a deployment that was not finished: the next start deploys anew
        table = dynamodb._tables.get_scoped(*places[arn])
        if kind == "record":
            dynamodb._stream_records._data.setdefault(places[arn], []).extend(what)
        elif what[2] is None:
            dynamodb._remove_item(table, *what[:2])
        else:
            dynamodb._set_item(table, *what)


def _keep_messages(journal: Journal) -> None:
    """Messages sent and deleted. One that a worker had in hand is given out again, as after any worker's death."""
    send, delete_received = sqs._act_send_message, sqs._delete_messages_for_esm
    one, some = sqs._HANDLERS["DeleteMessage"], sqs._HANDLERS["DeleteMessageBatch"]

    def send_message(data: dict[str, Any], url: str) -> Any:
        with sqs._queues_lock:  # MiniStack's pollers put a shortened list in the queue's place on threads of their own
            answer = send(data, url)
            queue = sqs._get_q(data.get("QueueUrl", url))
            sent = [message for message in queue["messages"][-1:] if message["id"] == answer["MessageId"]]
        for message in sent:
            journal.append({"messages": ["sent", queue["attributes"]["QueueArn"], message]})
        return answer

    def deleted(url: str, handles: set[Any], delete: Callable[[], Any]) -> Any:
        queue = sqs._get_q(url)
        gone = [each["id"] for each in queue["messages"] if each["receipt_handle"] in handles - {None}]
        answer = delete()
        if gone:
            journal.append({"messages": ["deleted", queue["attributes"]["QueueArn"], gone]})
        return answer

    def delete_one(data: dict[str, Any], url: str) -> Any:
        return deleted(data.get("QueueUrl", url), {data.get("ReceiptHandle")}, lambda: one(data, url))

    def delete_some(data: dict[str, Any], url: str) -> Any:
        handles = {entry.get("ReceiptHandle") for entry in data.get("Entries", [])}
        return deleted(data.get("QueueUrl", url), handles, lambda: some(data, url))

    def delete_messages_for_esm(url: str, handles: set[str]) -> None:
        deleted(url, set(handles), lambda: delete_received(url, handles))

    sqs._act_send_message, sqs._delete_messages_for_esm = send_message, delete_messages_for_esm
    sqs._HANDLERS |= {"SendMessage": send_message, "DeleteMessage": delete_one, "DeleteMessageBatch": delete_some}
    _resume(journal, "messages", sqs, _change_messages)


def _change_messages(change: list[Any]) -> None:
    kind, arn, what = change
    for _, queue in sqs._queues.all_items():
        if queue["attributes"]["QueueArn"] != arn:
            continue
        gone = what if kind == "deleted" else [what["id"]]
        left = [message for message in queue["messages"] if message["id"] not in gone]
        queue["messages"] = left if kind == "deleted" else [*left, what]


def _keep_letters(journal: Journal) -> None:
    """Mail that was taken: its links are a client's only way in."""
    handle = ses_v2.handle_request

    async def handle_request(method: str, path: str, *more: Any) -> Any:
        before = len(ses._sent_emails_list())
        answer = await handle(method, path, *more)
        for letter in ses._sent_emails_list()[before:]:
            journal.append({"letters": [get_account_id(), get_region(), letter]})
        return answer

    def redo(sent: list[Any]) -> None:
        account, region, letter = sent
        ses._sent_emails._data.setdefault((account, region, "entries"), []).append(letter)

    ses_v2.handle_request = handle_request
    _resume(journal, "letters", ses, redo)


def _keep_people(journal: Journal) -> None:
    """Who may sign in: a few people, so their whole pool is one entry, and the last one counts."""
    handle, state_of, restore = cognito.handle_request, cognito.get_state, cognito.load_persisted_state

    async def handle_request(method: str, path: str, headers: dict[str, str], *more: Any) -> Any:
        answer = await handle(method, path, headers, *more)
        action = headers.get("x-amz-target", "").rpartition(".")[2].removeprefix("Admin")
        if answer[0] == 200 and action and not action.startswith(("Get", "List", "Describe")):
            journal.append({"people": state_of()})
        return answer

    def load_persisted_state(found: dict[str, Any]) -> None:
        entries = [entry["people"] for entry in journal.after(found.get(_MARK, 0)) if "people" in entry]
        restore(entries[-1] if entries else found)

    cognito.handle_request, cognito.load_persisted_state = handle_request, load_persisted_state
    cognito.get_state = lambda: {**state_of(), _MARK: journal.number}
