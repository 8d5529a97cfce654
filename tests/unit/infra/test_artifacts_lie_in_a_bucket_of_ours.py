"""What is deployed comes from a bucket of the account's own: a stranger who took its name serves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infra import artifacts
from infra.package import Package
from tests.fakes.deploying import Session, refused


class Bucket:
    """S3 with one bucket of somebody's; remembers what was done."""

    def __init__(self, owner: str | None, endpoint: str = "https://s3.eu-north-1.amazonaws.com") -> None:
        self.owner, self.done = owner, list[str]()
        self.meta = type("Meta", (), {"region_name": "eu-north-1", "endpoint_url": endpoint})

    def head_bucket(self, Bucket: str, ExpectedBucketOwner: str) -> None:  # noqa: N803
        if self.owner is None:
            raise refused("404", "Not Found", "HeadBucket")
        if self.owner != ExpectedBucketOwner:
            raise refused("403", "Forbidden", "HeadBucket")

    def head_object(self, **given: Any) -> None:
        assert given["ExpectedBucketOwner"] == "111122223333"
        raise refused("404", "Not Found", "HeadObject")

    def upload_file(self, path: str, bucket: str, key: str, ExtraArgs: dict[str, str]) -> None:  # noqa: N803
        assert ExtraArgs == {"ExpectedBucketOwner": "111122223333"}
        self.done.append("upload")

    def put_object(self, **given: Any) -> None:
        assert given["ExpectedBucketOwner"] == "111122223333"
        self.done.append("template")

    def __getattr__(self, verb: str) -> Any:
        return lambda **given: self.done.append(verb)


class Me:
    """Who asks."""

    def get_caller_identity(self) -> dict[str, str]:
        return {"Account": "111122223333", "Arn": "arn:aws:sts::111122223333:assumed-role/x"}


@pytest.fixture
def built(tmp_path: Path) -> Package:
    (tmp_path / "package.zip").write_bytes(b"zip")
    (tmp_path / "template.json").write_text('{"Resources": {}}')
    return Package(tmp_path / "package.zip", tmp_path / "template.json", "digest")


def test_a_bucket_of_a_stranger_is_not_used(built: Package) -> None:
    s3 = Bucket("444455556666")
    with pytest.raises(artifacts.NotOurs):
        artifacts.upload(Session(s3=s3, sts=Me()), built, print)
    assert s3.done == []


def test_a_new_bucket_is_private_versioned_and_forgets(built: Package) -> None:
    s3 = Bucket(None)
    artifacts.upload(Session(s3=s3, sts=Me()), built, print)
    assert s3.done == [
        "create_bucket",
        "put_public_access_block",
        "put_bucket_versioning",
        "put_bucket_lifecycle_configuration",
        "put_bucket_policy",
        "upload",
        "template",
    ]
