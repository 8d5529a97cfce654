"""Parts of a file are joined by S3 itself: in order, whole, and refused when one is too small to be joined."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from chalicelib.cloud.clients import client
from chalicelib.cloud.documents import S3Documents
from chalicelib.kernel.errors import Unavailable
from chalicelib.reports.exports.writing import PART_BYTES
from chalicelib.settings import read_settings
from tests.fakes.office import FakeDocuments


@pytest.fixture(params=["s3", "memory"])
def documents(request: pytest.FixtureRequest) -> Iterator[S3Documents | FakeDocuments]:
    if request.param == "memory":
        yield FakeDocuments()
        return
    with mock_aws():
        client.cache_clear()
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="documents")
        yield S3Documents(read_settings({"DOCUMENTS_BUCKET": "documents"}))
    client.cache_clear()


def test_parts_are_one_file_in_their_order(documents: S3Documents | FakeDocuments) -> None:
    bodies = [b"a" * PART_BYTES, b"b" * PART_BYTES, b"c"]
    for number, body in enumerate(bodies):
        documents.put(f"exports/{number}", body, "text/csv")
    for _ in range(2):  # again: the same file
        documents.join([f"exports/{number}" for number in range(3)], "exports/whole.csv", "text/csv")
        assert documents.get("exports/whole.csv") == b"".join(bodies)


def test_a_part_too_small_is_refused(documents: S3Documents | FakeDocuments) -> None:
    for key in ("small", "last"):
        documents.put(key, b"x", "text/csv")
    with pytest.raises(Unavailable):
        documents.join(["small", "last"], "whole", "text/csv")
