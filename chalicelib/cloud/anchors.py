"""Anchors in S3: names of empty objects in a bucket that keeps every version of them under lock."""

from __future__ import annotations

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

_MEDIA_TYPE = "application/octet-stream"


class S3Anchors:
    """The office's anchors bucket."""

    def __init__(self, settings: Settings) -> None:
        self._bucket = settings.anchors_bucket

    def add(self, name: str) -> None:
        try:
            client("s3").put_object(Bucket=self._bucket, Key=name, Body=b"", ContentType=_MEDIA_TYPE)
        except (BotoCoreError, ClientError) as error:
            raise _unavailable() from error

    def named(self, begins: str, after: str = "") -> list[str]:
        """All versions are listed: an object that was hidden behind a delete marker still is one."""
        start = {"KeyMarker": after} if after else {}
        pages = client("s3").get_paginator("list_object_versions")
        try:
            found = [
                version["Key"]
                for page in pages.paginate(Bucket=self._bucket, Prefix=begins, **start)
                for version in page.get("Versions", ())
            ]
        except (BotoCoreError, ClientError) as error:
            raise _unavailable() from error
        return list(dict.fromkeys(found))


def _unavailable() -> Unavailable:
    return Unavailable("anchors_unavailable", say("The anchors of the audit trail could not be reached. Try again."))
