"""The jobs that follow the books and the files: the stream's, the proofs', the lists', the catalog's."""

from __future__ import annotations

from base64 import b64encode
from typing import Any
from unittest.mock import patch

import app as office
from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import LoadKind
from chalicelib.cloud.writes import bump
from chalicelib.kernel.ids import shard
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions as reports
from chalicelib.reports import balance
from tests.crash.jobs import SCHEDULED, Facts, handled, job, overpaid_by_card, queued
from tests.crash.nights import overdue
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import REP
from tests.fakes.stream import stream_records

UPLOAD = "catalog/uploads/upl_1"
PRICES = b"""schedule,system,code,unit_price,currency,from_on,until_on,tax_code,name
acme,service,VISIT,80.00,USD,2026-01-01,,,Acme Health
acme,service,LAB,eighty,USD,2026-01-01,,,
"""


def delivered_image(raw: dict[str, Any] | None) -> dict[str, Any]:
    """An image as Lambda delivers it: binary as base64 text."""
    images = (raw or {}).items()
    return {n: {"B": b64encode(v["B"]).decode()} if "B" in v else v for n, v in images}


def delivered(tables: MemoryTables) -> list[dict[str, Any]]:
    """All changes of the accounts' table as the stream delivers them."""
    records = []
    for one in stream_records(tables):
        change = one["dynamodb"]
        images = {name: delivered_image(change[name]) for name in ("OldImage", "NewImage") if name in change}
        records.append({**one, "dynamodb": {**change, **images}})
    return records


def stored(ports: Ports) -> list[dict[str, Any]]:
    """All that lies in the accounts' table, as it is."""
    return ports.tables.client.scan(TableName=ports.settings.core_table, ConsistentRead=True)["Items"]


def streamed(ports: Ports, it: Facts) -> None:
    """Some changes of the accounts, as the stream will carry them: an enrollment and an old debt."""
    before = {(raw["pk"]["S"], raw["sk"]["S"]): raw for raw in stored(ports)}
    overdue(ports, it)
    records = []
    for raw in stored(ports):
        key = (raw["pk"]["S"], raw["sk"]["S"])
        old = before.get(key)
        if old != raw:
            old, raw = delivered_image(old), delivered_image(raw)
            body = {
                "Keys": {"pk": raw["pk"], "sk": raw["sk"]},
                "NewImage": raw,
                "ApproximateCreationDateTime": 1772000000,
            }
            body |= {"OldImage": old} if old else {}
            name = "MODIFY" if old else "INSERT"
            records.append({"eventID": f"event-{len(records):03d}", "eventName": name, "dynamodb": body})
    it["records"] = records


# The rows by which a client's search tokens are found again count how often they were written.
@job(streamed, chance={"cli_": {"version"}})
def project_changes(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.project_changes, {"Records": it["records"]})


@job(overpaid_by_card)
def prove_the_books(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.prove_books, SCHEDULED)


@job(overpaid_by_card)
def prove_an_account(ports: Ports, it: Facts) -> object:
    message = queued({"task": "prove", "account_id": it.account.id})
    return handled(office.app, ports, office.work_proof, message)


@job(overpaid_by_card, chance={"cli_": {"version"}})
def make_the_lists_of_an_account_anew(ports: Ports, it: Facts) -> object:
    message = queued({"task": "rebuild", "account_id": it.account.id})
    return handled(office.app, ports, office.work_proof, message)


def listed(ports: Ports, it: Facts) -> None:
    """An account as the lists show it, once they have followed."""
    overpaid_by_card(ports, it)
    reports.project(ports, [(None, raw) for raw in stored(ports)])


@job(listed)
def queue_a_shard_of_the_accounts(ports: Ports, it: Facts) -> object:
    message = queued({"task": "prove", "part": shard(it.account.id, 16), "cursor": ""})
    return handled(office.app, ports, office.work_proof, message)


JOURNAL = {"task": "prove", "list": "journal", "name": "2026-03"}


@job(listed)
def prove_a_month_of_the_journal(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_proof, queued(JOURNAL))


def drifted(ports: Ports, it: Facts) -> None:
    """The same, with a counter of the trial balance that counts nine dollars too many."""
    listed(ports, it)
    ports.tables.commit([bump(ports.settings.projections_table, "TB#2026-03", "USD#00", {"receivable": 900})], REP)


def row_by_row() -> Any:
    """Steps of one row, so that a look of a few goes on by messages."""
    return patch.multiple(balance, AT_ONCE=1, LOOKED_AT=1)


@job(drifted)
def begin_a_look_that_goes_step_by_step(ports: Ports, it: Facts) -> object:
    with row_by_row():
        return handled(office.app, ports, office.work_proof, queued(JOURNAL))


@job(drifted)
def begin_the_second_look_at_what_did_not_tie(ports: Ports, it: Facts) -> object:
    seen: dict[str, Any] = {"seen": {"sums": [], "strays": []}}
    with row_by_row():
        return handled(office.app, ports, office.work_proof, queued({**JOURNAL, **seen}))


@job(listed)
def end_a_look_that_went_step_by_step(ports: Ports, it: Facts) -> object:
    begun_before = {"look": "look_1", "step": 1, "behind": ["JOURNAL#2026-03-01", "~"]}
    return handled(office.app, ports, office.work_proof, queued({**JOURNAL, **begun_before}))


def uploaded(ports: Ports, it: Facts) -> None:
    """A price list brought to the office's files, with a row that is wrong."""
    ports.documents.put(UPLOAD, PRICES, "text/csv")
    it["load"] = catalog.request_load(ports, LoadKind.PRICES, UPLOAD, "prices.csv", REP)


# The report says what its own run found: a row taken before the worker died is unchanged to the next.
@job(uploaded, chance={"lod_": {"taken", "unchanged"}})
def load_a_price_list(ports: Ports, it: Facts) -> object:
    message = queued({"kind": "catalog", "load_id": it["load"].id})
    return handled(office.app, ports, office.work_import, message)
