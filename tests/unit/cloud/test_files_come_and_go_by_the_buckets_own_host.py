"""An address that is lent for a file is of the host that the page may send to, in every Region."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from chalicelib.cloud import clients

BUCKET = "quittance-dev-documents-a1b2"
REGIONS = ("us-east-1", "eu-north-1", "eu-central-1", "ap-southeast-5")


@pytest.fixture
def region(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(clients, "REGION", request.param)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    clients.client.cache_clear()
    yield request.param
    clients.client.cache_clear()


@pytest.mark.parametrize("region", REGIONS, indirect=True)
@pytest.mark.parametrize("verb", ["put_object", "get_object"])
def test_an_address_is_of_the_buckets_regional_host(region: str, verb: str) -> None:
    asked = {"Bucket": BUCKET, "Key": "catalog/uploads/upl_1"}
    address = clients.client("s3").generate_presigned_url(verb, Params=asked)
    # What CloudFormation gives as `RegionalDomainName`, and `infra/headers.py` puts into `connect-src`.
    assert urlsplit(address).netloc == f"{BUCKET}.s3.{region}.amazonaws.com"


@pytest.mark.parametrize("region", REGIONS[:1], indirect=True)
def test_the_local_cloud_has_one_host_for_all_buckets(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
    address = clients.client("s3").generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "k"})
    assert urlsplit(address).path == f"/{BUCKET}/k"
    assert region == "us-east-1"
