"""The tables' client signs, addresses and reads as botocore's own does: only the way there is shorter."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.credentials import ReadOnlyCredentials
from botocore.exceptions import ClientError, NoCredentialsError
from botocore.session import get_session
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.cloud import table_client as lean

NOW = datetime(2026, 3, 5, 12, 0, 7, tzinfo=UTC)
REGIONS = ("us-east-1", "eu-north-1", "us-gov-west-1", "cn-north-1")


class Stopped(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return NOW


def _request(body: bytes) -> AWSRequest:
    headers = {"X-Amz-Target": "DynamoDB_20120810.GetItem", "Content-Type": "application/x-amz-json-1.0"}
    return AWSRequest("POST", "https://dynamodb.eu-north-1.amazonaws.com/", headers, body)


def _authorization(signer: Any, body: bytes, token: str, again: bool) -> str:
    credentials = ReadOnlyCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token or None, None)
    request = _request(body)
    if signer is auth.SigV4Auth:
        del request.headers["Content-Type"]  # it signs what it is given: give it what must be signed
    for _ in range(1 + again):
        signer(credentials, "dynamodb", "eu-north-1").add_auth(request)
    assert len(request.headers.get_all("Authorization")) == 1
    return str(request.headers["Authorization"])


@given(st.binary(max_size=200), st.sampled_from(["", "a-session/token+="]), st.booleans())
def test_a_request_is_signed_as_botocore_signs_it(body: bytes, token: str, again: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(auth, "get_current_datetime", lambda: NOW.replace(tzinfo=None))
        patch.setattr(lean, "datetime", Stopped)
        theirs = _authorization(auth.SigV4Auth, body, token, again)
        assert _authorization(lean.PlainPostSigner, body, token, again) == theirs


def test_nothing_is_sent_without_credentials() -> None:
    with pytest.raises(NoCredentialsError):
        lean.PlainPostSigner(None, "dynamodb", "eu-north-1").add_auth(_request(b"{}"))


@pytest.mark.parametrize("region", REGIONS)
def test_the_address_is_the_regions_own(region: str) -> None:
    plain = get_session().create_client("dynamodb", region_name=region)
    assert lean.table_client(region).meta.endpoint_url == plain.meta.endpoint_url


def test_another_address_can_be_given_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:4566")
    assert lean.table_client("eu-north-1").meta.endpoint_url == "http://127.0.0.1:4566"


class Given:
    """A response that never crossed a wire."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def stream(self, **_: Any) -> Any:
        yield self.body


def _answered(client: Any, status: int, body: bytes) -> Any:
    headers = {"Content-Type": "application/x-amz-json-1.0", "x-amzn-RequestId": "R1"}
    client.meta.events.register_first(
        "before-send", lambda request, **_: AWSResponse(request.url, status, headers, Given(body)), unique_id="given"
    )
    try:
        return client.batch_get_item(RequestItems={"t": {"Keys": [{"pk": {"S": "a"}, "sk": {"S": "b"}}]}})
    finally:
        client.meta.events.unregister("before-send", unique_id="given")


CLIENTS = (lean.table_client("eu-north-1"), get_session().create_client("dynamodb", region_name="eu-north-1"))

_TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(["B", '"B"', '{"B": "x"}', "BS"]))
_LEAVES = st.one_of(
    _TEXTS.map(lambda text: {"S": text}),
    st.integers().map(lambda number: {"N": str(number)}),
    st.booleans().map(lambda told: {"BOOL": told}),
    st.binary(max_size=20).map(lambda raw: {"B": base64.b64encode(raw).decode()}),
    st.lists(st.binary(max_size=5), min_size=1, max_size=2).map(
        lambda raws: {"BS": [base64.b64encode(raw).decode() for raw in raws]}
    ),
)
_NAMES = st.one_of(st.sampled_from(["B", "BS", "S", "pk"]), st.text(min_size=1, max_size=5))
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: {"L": values}),
        st.dictionaries(_NAMES, inner, max_size=3).map(lambda values: {"M": values}),
    ),
    max_leaves=6,
)
_ITEMS = st.dictionaries(_NAMES, _VALUES, max_size=4)


@given(st.lists(_ITEMS, max_size=3))
def test_items_are_read_as_botocore_reads_them(items: list[Any]) -> None:
    body = json.dumps({"Responses": {"t": items}, "UnprocessedKeys": {}}).encode()
    ours, theirs = (_answered(client, 200, body) for client in CLIENTS)
    assert ours["Responses"] == theirs["Responses"]
    assert ours["ResponseMetadata"]["RequestId"] == "R1"


def _sent(client: Any, item: Any) -> tuple[Any, dict[str, str]]:
    """The body and the headers of a transaction that puts an item, as they would go out."""
    sent: list[Any] = []

    def answer(request: Any, **_: Any) -> AWSResponse:
        sent.append(request)
        return AWSResponse(request.url, 200, {}, Given(b"{}"))

    client.meta.events.register_first("before-send", answer, unique_id="sent")
    try:
        put = {"TableName": "t", "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
        client.transact_write_items(TransactItems=[{"Put": put}], ClientRequestToken="once")
    finally:
        client.meta.events.unregister("before-send", unique_id="sent")
    told = {name.lower(): _text(value) for name, value in sent[0].headers.items()}
    return sent[0].body, {name: told[name] for name in ("x-amz-target", "content-type")}


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _as_bytes(value: Any) -> Any:
    """An item as the stores hand it on: its binary values are bytes."""
    ((kind, held),) = value.items()
    if kind == "M":
        return {"M": {name: _as_bytes(one) for name, one in held.items()}}
    if kind == "L":
        return {"L": [_as_bytes(one) for one in held]}
    if kind == "BS":
        return {"BS": [base64.b64decode(one) for one in held]}
    return {"B": base64.b64decode(held)} if kind == "B" else value


@given(_ITEMS)
def test_items_are_sent_as_botocore_sends_them(item: Any) -> None:
    stored = {name: _as_bytes(value) for name, value in item.items()}
    ours, theirs = (_sent(client, stored) for client in CLIENTS)
    assert ours == theirs


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, b'{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"no"}', "Resource"),
        (400, b'{"__type":"com.amazon.coral.validate#ValidationException","message":"no"}', "ValidationException"),
    ],
)
def test_a_refusal_is_told_by_its_code(status: int, body: bytes, code: str) -> None:
    codes = []
    for client in CLIENTS:
        with pytest.raises(ClientError) as refused:
            _answered(client, status, body)
        codes.append(refused.value.response["Error"])
    assert codes[0] == codes[1]
    assert codes[0]["Code"].startswith(code)
