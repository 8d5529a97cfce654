"""What was anchored stays: a name that somebody hides behind a delete marker is still told."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from moto import mock_aws

from chalicelib.cloud.anchors import S3Anchors
from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import Unavailable
from chalicelib.settings import read_settings


@pytest.fixture
def anchors(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Anchors]:
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "x"),
        ("AWS_SECRET_ACCESS_KEY", "x"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
    ):
        monkeypatch.setenv(name, value)
    client.cache_clear()
    with mock_aws():
        boto3.client("s3").create_bucket(Bucket="anchors", ObjectLockEnabledForBucket=True)
        yield S3Anchors(read_settings({"ANCHORS_BUCKET": "anchors"}))
    client.cache_clear()


def test_a_name_stays_though_it_is_added_again_or_hidden(anchors: S3Anchors) -> None:
    for name in (
        "chains/acc_1/2/b",
        "chains/acc_1/1/a",
        "chains/acc_1/1/a",
        "chains/SEARCHES%23staff:1/1/c",
        "nights/x",
    ):
        anchors.add(name)
    boto3.client("s3").delete_object(Bucket="anchors", Key="chains/acc_1/2/b")
    assert anchors.named("chains/acc_1/") == ["chains/acc_1/1/a", "chains/acc_1/2/b"]
    assert anchors.named("chains/SEARCHES%23staff:1/") == ["chains/SEARCHES%23staff:1/1/c"]


def test_names_are_told_from_one_on(anchors: S3Anchors) -> None:
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        anchors.add(f"nights/{day}/00")
    assert anchors.named("nights/", "nights/2026-03-01/00") == ["nights/2026-03-02/00", "nights/2026-03-03/00"]


def test_a_bucket_that_does_not_answer_is_told(anchors: S3Anchors, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> None:
        raise EndpointConnectionError(endpoint_url="s3")

    monkeypatch.setattr(client("s3"), "_make_api_call", silent)
    for ask in (lambda: anchors.add("x"), lambda: anchors.named("x")):
        with pytest.raises(Unavailable):
            ask()
