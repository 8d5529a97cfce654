"""A stream's images, as Lambda gives them, read like the items of the table: binary values come in base64."""

from __future__ import annotations

import base64
from datetime import date

from chalicelib.cloud.records import CoreItem
from chalicelib.web.messages import stream_records
from tests.fakes.office import make_office
from tests.fakes.practice import enroll, issue, open_practice


def as_lambda(image: dict) -> dict:
    packed = {}
    for name, value in image.items():
        ((kind, plain),) = value.items()
        packed[name] = {"B": base64.b64encode(plain).decode()} if kind == "B" else value
    return packed


class Event:
    def __init__(self, records: list[dict]) -> None:
        self.records = records

    def to_dict(self) -> dict:
        return {"Records": self.records}


def test_an_issued_invoice_survives_the_way_through_lambda() -> None:
    ports = make_office()
    open_practice(ports)
    account = enroll(ports)
    ports.books.changes.clear()
    issue(ports, account, "draft-0001", on=date(2026, 3, 2))
    images = [new for table, _, new in ports.books.changes if table == CoreItem.Meta.table_name]
    records = [{"eventID": str(n), "dynamodb": {"NewImage": as_lambda(image)}} for n, image in enumerate(images)]
    assert any("B" in value for image in images for value in image.values())
    assert [r["dynamodb"]["NewImage"] for r in stream_records(Event(records))] == images
