"""The rounds of the books (`cloud/rounds.py`): prove every account, or make the lists of every account anew.

On the queue `proofs`, with the task `prove` or `rebuild`:
{task}                       queue all shards: what a person sends to begin by hand
{task, part, cursor}         queue the accounts of a shard from a place on
{task, account_id, seen}     prove or rebuild one account; `seen` is what an earlier look found wrong
{task, lists}                queue all parts of all lists
{task, list, name, seen}     prove a part's sums against its rows and its rows against the books, or mend them;
                             with {look, step, behind} the next step of that
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.round_counts import keep_stretch
from chalicelib.cloud.rounds import queue_accounts
from chalicelib.kernel.lists import ACCOUNT_SHARDS
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.reports.actions.beginning import OFFICE, QUEUE, Task, begin_task
from chalicelib.reports.actions.proving import faults_of
from chalicelib.reports.balance import Part, mend, parts
from chalicelib.reports.faults import keep_faults, keep_list_faults
from chalicelib.reports.looks import look_on
from chalicelib.reports.projection import project_whole, rows_behind
from chalicelib.reports.rows import RowItem

log = logging.getLogger("quittance")

PAGE: Final = 1000  # accounts read at once: their rows stay within a query's megabyte
KEPT: Final = 20  # faults of a part that are kept and logged: the first say enough
SECOND_LOOK: Final = timedelta(minutes=5)  # the lists follow within seconds; a posting may cross a look


def work_proof(ports: Ports, message: Mapping[str, Any]) -> list[str] | None:
    """Do what one message asks for; answers what is wrong with the account that was done, for the alarm.

    None when no account was: shards or accounts were queued, or an account will be looked at again.
    """
    task: Task = message["task"]
    if "account_id" in message:
        return _TASKS[task](ports, message)
    if "part" in message:
        pages = _pages(ports, task, message["part"], message["cursor"])
        keep_stretch(ports, queue_accounts(ports, QUEUE, message, pages))
    elif "list" in message:
        return prove_part(ports, message)
    elif "lists" in message:
        ports.queues.send(QUEUE, ({"task": task, "list": one.list, "name": one.name} for one in parts(ports)))
    else:
        begin_task(ports, task, OFFICE)
    return None


def _pages(ports: Ports, task: Task, part: int, cursor: str) -> Iterator[Page[str]]:
    while True:
        page = _PAGES[task](ports, part, cursor)
        yield page
        cursor = page.cursor or ""
        if not cursor:
            return


def _listed(ports: Ports, part: int, cursor: str) -> Page[str]:
    """Accounts of a shard by their lines in the lists."""
    page: Page[RowItem] = ports.tables.page(RowItem, f"ROW#accounts#{part:02d}", "", PAGE, cursor or None)
    return Page([str(row.account_id) for row in page.items], page.cursor)


def _booked(ports: Ports, part: int, cursor: str) -> Page[str]:
    """Accounts of a sixteenth of the books, whether or not a list knows them."""
    page = ports.tables.walk(CoreItem.table(), part, ACCOUNT_SHARDS, cursor or None)
    return Page([pk for pk, sk in page.items if ledger.is_head(sk)], page.cursor)


def _prove(ports: Ports, message: Mapping[str, Any]) -> list[str] | None:
    """Prove one account's books, and that every list shows it as it is, by which the office's sums tie too.

    What is wrong counts when a second look, five minutes later, finds the same: it is logged, kept for a person and
    answered. A posting that crosses the look, or a list that follows a moment later, is no fault.
    """
    account_id = message["account_id"]
    found = [*faults_of(ports, account_id), *rows_behind(ports, account_id)]
    mark = sha256("\n".join(found).encode()).hexdigest()[:16] if found else ""
    if found and mark != message.get("seen", ""):
        ports.queues.send(QUEUE, [{**message, "seen": mark}], SECOND_LOOK)
        return None
    keep_faults(ports, account_id, tuple(found))
    if found:
        log.error("books_do_not_tie", extra={"account_id": account_id, "faults": found})
    return found


def prove_part(ports: Ports, message: Mapping[str, Any]) -> list[str]:
    """Prove that a part of a list has the rows it should have and that its sums are theirs; `rebuild` mends both.

    What differs counts when a second look finds the same, as with an account. Counts are added and taken with their
    rows, so that the office works meanwhile and nothing is counted twice.
    """
    part, seen = Part(message["list"], message["name"]), message.get("seen")
    found = look_on(ports, QUEUE, part, message)
    if found is None:
        return []
    if seen is None and (found.sums or found.strays):
        again = {"task": message["task"], "list": part.list, "name": part.name, "seen": found.told()}
        ports.queues.send(QUEUE, [again], SECOND_LOOK)
        return []
    sure = found.again(seen) if seen else found
    if message["task"] == "rebuild":
        mend(ports, part, sure)
        return []
    faults = sure.faults()
    keep_list_faults(ports, part.list, part.name, tuple(faults[:KEPT]))
    if faults:
        log.error("books_do_not_tie", extra={"list": part.list, "part": part.name, "faults": faults[:KEPT]})
    return faults


def _rebuild(ports: Ports, message: Mapping[str, Any]) -> list[str]:
    """Make an account's lines in all lists, the general ledger and the sums anew; writes only what differs."""
    project_whole(ports, message["account_id"])
    return []


_PAGES: Mapping[Task, Callable[[Ports, int, str], Page[str]]] = {"prove": _listed, "rebuild": _booked}
_TASKS: Mapping[Task, Callable[[Ports, Mapping[str, Any]], list[str] | None]] = {"prove": _prove, "rebuild": _rebuild}
