"""The catalog on DynamoDB and S3 (moto): the same answers as in memory, page by page and after a repeat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import boto3
import pytest
from moto import mock_aws

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem, Crosswalk, LoadKind, LoadState
from chalicelib.cloud import clients
from chalicelib.cloud.documents import S3Documents
from chalicelib.cloud.tables import Tables
from chalicelib.kernel.errors import Conflict, Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.settings import read_settings
from tests.fakes.office import REP, make_office
from tests.fakes.practice import code_on
from tests.unit.catalog.practice import SPRING, SUMMER, USD, load, price, publish


@pytest.fixture
def ports() -> Iterator[Ports]:
    settings = read_settings({})
    with mock_aws():
        clients.client.cache_clear()
        keys = [{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")]
        schema = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
        table = {"TableName": settings.catalog_table, "AttributeDefinitions": keys, "KeySchema": schema}
        boto3.client("dynamodb").create_table(**table, BillingMode="PAY_PER_REQUEST")
        boto3.client("s3").create_bucket(Bucket=settings.documents_bucket)
        yield make_office(tables=Tables(), documents=S3Documents(settings))
    clients.client.cache_clear()


def test_codes_prices_and_crosswalk_are_kept_and_found(ports: Ports) -> None:
    load(ports)
    load(ports)
    assert code_on(ports, CodeSystem.SERVICE, "XRAY", SPRING).description == "X-ray of the chest, two views"
    prices = [price("acme", f"{letter}{number}", number) for letter in "AB" for number in range(60)]
    assert publish(ports, *prices, name="Acme").taken == 120
    assert publish(ports, *prices, name="Acme").taken == 0
    cursor, codes = None, []
    while True:
        page = actions.list_prices(ports, "acme", 25, cursor)
        codes += [row.code for row in page.items]
        if not (cursor := page.cursor):
            break
    assert codes == sorted(one.code for one in prices)
    row = actions.put_price(ports, price("acme", "A1", 500, SUMMER), 1, REP)
    with pytest.raises(Conflict):
        actions.put_price(ports, price("acme", "A1", 600, SUMMER), 1, REP)
    assert actions.price_row_of(ports, "acme", CodeSystem.SERVICE, "A1", USD) == row
    mapped = Crosswalk("snomed", "1", CodeSystem.SERVICE, "XRAY")
    actions.publish_crosswalk(ports, "snomed", [mapped], REP)
    assert actions.translate_code(ports, "snomed", "1") == mapped


def test_an_uploaded_release_is_worked_off_and_reported(ports: Ports) -> None:
    key, _ = actions.upload_address(ports, 100)
    ports.documents.put(key, b"code,description\nVISIT,Office visit\n", "text/csv")
    more = {"system": CodeSystem.SERVICE, "effective_on": date(2026, 1, 1)}
    waiting = actions.request_load(ports, LoadKind.CODES, key, "services.csv", REP, **more)
    assert actions.request_load(ports, LoadKind.CODES, key, "services.csv", REP, **more) == waiting
    done = actions.load_uploaded(ports, {"kind": "catalog", "load_id": waiting.id})
    assert (done.state, done.taken) == (LoadState.DONE, 1)
    assert [found.code.code for found in actions.search_codes(ports, "off", SPRING)] == ["VISIT"]
    assert actions.list_loads(ports) == [done]


def test_the_prices_of_many_codes_come_whole_though_a_request_takes_a_hundred_and_answers_in_part(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(ports, *(price("", f"A{number}", number + 1) for number in range(130)))
    client, asked = ports.tables.client, []

    class Slow:
        """The tables, which leave the second half of each request for later."""

        def batch_get_item(self, RequestItems, **more):  # noqa: N803  # named as AWS names it
            ((table, request),) = RequestItems.items()
            keys = request["Keys"]
            asked.append(len(keys))
            half = (len(keys) + 1) // 2
            answer = client.batch_get_item(RequestItems={table: request | {"Keys": keys[:half]}}, **more)
            return answer | ({"UnprocessedKeys": {table: {"Keys": keys[half:]}}} if keys[half:] else {})

    monkeypatch.setattr(ports.tables, "client", Slow())
    wanted = [("", CodeSystem.SERVICE, f"A{number}") for number in range(131)]
    book = actions.open_prices(ports, wanted, USD)
    found = [book.explain(*one, SPRING).price for one in wanted]
    assert [one.unit_minor for one in found[:-1]] == list(range(1, 131))
    assert found[-1] is None
    assert max(asked) == 100


def test_prices_that_the_tables_do_not_answer_at_all_are_busy(ports: Ports, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        """Tables too busy for any key."""

        def batch_get_item(self, RequestItems, **_):  # noqa: N803
            return {"Responses": {}, "UnprocessedKeys": RequestItems}

    monkeypatch.setattr(ports.tables, "client", Silent())
    with pytest.raises(Unavailable):
        actions.open_prices(ports, [("", CodeSystem.SERVICE, "VISIT")], USD)
