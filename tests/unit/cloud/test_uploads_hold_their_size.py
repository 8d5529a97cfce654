"""An address to bring a file to is signed for exactly the size that was announced: S3 refuses any other."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.cloud.clients import client
from chalicelib.cloud.documents import S3Documents
from chalicelib.settings import read_settings


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> S3Documents:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    client.cache_clear()
    return S3Documents(read_settings({"DOCUMENTS_BUCKET": "documents"}))


def test_the_length_is_among_what_is_signed(documents: S3Documents) -> None:
    addresses = [documents.upload_address("imports/1/clients.csv", "text/csv", size) for size in (17, 18)]
    asked = [parse_qs(urlsplit(address).query) for address in addresses]
    assert {one["X-Amz-SignedHeaders"][0] for one in asked} == {"content-length;content-type;host"}
    assert len({one["X-Amz-Signature"][0] for one in asked}) == 2
