"""The jobs of an import: its files read, its rows compared, its deeds posted, each off the queue."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import app as office
from chalicelib.imports import actions as imports
from chalicelib.kernel.ports import Ports
from tests.crash.jobs import Facts, handled, job, queued
from tests.crash.money import NUMBER
from tests.fakes.importing import bring
from tests.fakes.office import REP

FILES = {
    "clients": "client_id,family_name,given_name,birth_date,account,email,postal_code\nK-3,Lind,Cai,1975-11-30,,,\n",
    "services": "service_id,client_id,service_on,code,unit_price,units,discount,invoice_id,payer_id,payer_amount,"
    "system\nS-4,K-3,2025-05-06,VISIT,10.00,1.5,,,,,\n",
    "payments": "payment_id,client_id,received_on,amount,type,method,payer_id,to_payer_id,invoice_id,reference\n"
    "B-5,K-3,2025-06-01,20.00,payment,cash,,,,\n",
}


def _waiting(ports: Ports) -> list[dict[str, Any]]:
    bodies = [text.split(" ", 1)[1] for text in ports.gateway.wire.messages if text.startswith("imports ")]
    ports.gateway.wire.messages.clear()
    return [json.loads(body) for body in bodies]


def until(step: str, portion: int = 0) -> Callable[[Ports, Facts], None]:
    """An import that stands before a step; its first portion are the payers, its second the account."""

    def prepare(ports: Ports, it: Facts) -> None:
        record = bring(ports, FILES)
        imports.start_import(ports, record.id, REP)
        waiting = _waiting(ports)
        while (waiting[0]["step"], waiting[0].get("portion", 0)) != (step, portion):
            imports.work(ports, waiting.pop(0))
            waiting += _waiting(ports)
            if not waiting:
                imports.post_import(ports, record.id, REP)
                waiting = _waiting(ports)
        it["message"] = waiting[0]

    return prepare


def _work(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_import, queued(it["message"]))


@job(until("read"))
def read_the_files_of_an_import(ports: Ports, it: Facts) -> object:
    return _work(ports, it)


@job(until("check", 2))
def compare_an_import_with_the_books(ports: Ports, it: Facts) -> object:
    return _work(ports, it)


# The account's number is in those of its invoices, which an entry tells under its seal.
@job(
    until("post", 2),
    chance={
        **NUMBER,
        "account": {"last", "version"},
        "INV#": {"number"},
        "J#": {"numbers", "hash", "previous_hash"},
        "HEAD": {"hash"},
    },
)
def post_a_portion_of_an_import(ports: Ports, it: Facts) -> object:
    return _work(ports, it)
