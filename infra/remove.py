"""`make remove STAGE=…`: take a stage away; tables, documents, anchors, the key and the staff pool stay."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

import boto3

from infra import stack
from infra.deploy import say
from infra.on_aws import on_aws

DELETE_MAX = 1000  # DeleteObjects: keys in one request


def remove(session: boto3.Session, stage: str, ask: Callable[[str], str] = input) -> bool:
    """Delete a stage's stack once its name was typed again; answers whether it was. DeployFailed.

    The site's bucket is emptied first, for CloudFormation deletes no bucket that holds something; all that is in it is
    made from the commit. The guard against a slip is taken away only after the name was typed.
    """
    name = f"quittance-{stage}"
    made = stack.read(session, name)
    if ask(f"This takes {name} away. Its data stays (docs/deploy.md). Type its name: ") != name:
        say("Nothing was done.")
        return False
    stack.protect(session, name, on=False)
    _empty(session.client("s3"), made.outputs["SiteBucketName"])
    stack.remove(session, name, say)
    return True


def _empty(s3: Any, bucket: str) -> None:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": DELETE_MAX}):
        keys = [{"Key": found["Key"]} for found in page.get("Contents", [])]
        if keys:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": keys, "Quiet": True})


def main() -> int:
    """Read the command line and remove."""
    parser = argparse.ArgumentParser(prog="python -m infra.remove", description=__doc__)
    return on_aws("remove", parser, lambda asked: 0 if remove(boto3.Session(), asked.stage) else 1)


if __name__ == "__main__":
    sys.exit(main())
