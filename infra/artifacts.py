"""The bucket that packages and templates are uploaded to: one an account and Region, ours by account id and private."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError

from infra.package import Package, with_code

Say = Callable[[str], None]
KEPT_DAYS: Final = 90  # packages of older deployments; going back further is a build of the older commit


class NotOurs(Exception):
    """The bucket of that name belongs to somebody else, who could put another package into it."""


def upload(session: boto3.Session, package: Package, say: Say) -> str:
    """Upload a package and its template; answers the template's address. NotOurs when a stranger has the name.

    Every call names the owner it expects: without it whoever made the bucket first would serve what is deployed.
    """
    me = session.client("sts").get_caller_identity()
    owner, partition = me["Account"], me["Arn"].split(":")[1]
    s3 = session.client("s3")
    bucket = f"quittance-artifacts-{owner}-{s3.meta.region_name}"
    _see_to_bucket(s3, bucket, owner, partition)
    key = f"packages/{_digest(package.archive)}.zip"
    if not _is_there(s3, bucket, key, owner):
        say(f"uploading the package ({package.archive.stat().st_size / 1e6:.0f} MB)")
        s3.upload_file(str(package.archive), bucket, key, ExtraArgs={"ExpectedBucketOwner": owner})
    template = json.dumps(with_code(json.loads(package.template.read_text()), bucket, key), separators=(",", ":"))
    template_key = f"templates/{hashlib.sha256(template.encode()).hexdigest()}.json"
    s3.put_object(Bucket=bucket, Key=template_key, Body=template.encode(), ExpectedBucketOwner=owner)
    return f"{str(s3.meta.endpoint_url).rstrip('/')}/{bucket}/{template_key}"


def _see_to_bucket(s3: Any, bucket: str, owner: str, partition: str) -> None:
    try:
        s3.head_bucket(Bucket=bucket, ExpectedBucketOwner=owner)
    except ClientError as error:
        if _code(error) not in ("404", "NoSuchBucket"):
            raise NotOurs(f"The bucket {bucket} cannot be used by account {owner}: {error}") from error
        _make_bucket(s3, bucket, owner, partition)


def _make_bucket(s3: Any, bucket: str, owner: str, partition: str) -> None:
    region = s3.meta.region_name
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=bucket, **where)
    block = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    asked = {"Bucket": bucket, "ExpectedBucketOwner": owner}
    s3.put_public_access_block(**asked, PublicAccessBlockConfiguration=dict.fromkeys(block, True))
    s3.put_bucket_versioning(**asked, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_lifecycle_configuration(**asked, LifecycleConfiguration={"Rules": [_OLDER]})
    if str(s3.meta.endpoint_url).startswith("https:"):  # the local cloud speaks plain HTTP on the loopback
        s3.put_bucket_policy(**asked, Policy=json.dumps(_only_encrypted(f"arn:{partition}:s3:::{bucket}")))


_OLDER: Final = {
    "ID": "older",
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "Expiration": {"Days": KEPT_DAYS},
    "NoncurrentVersionExpiration": {"NoncurrentDays": KEPT_DAYS},
}


def _only_encrypted(arn: str) -> dict[str, Any]:
    statement = {
        "Sid": "OnlyEncryptedTransport",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


def _is_there(s3: Any, bucket: str, key: str, owner: str) -> bool:
    try:
        s3.head_object(Bucket=bucket, Key=key, ExpectedBucketOwner=owner)
    except ClientError as error:
        if _code(error) in ("404", "NoSuchKey"):
            return False
        raise
    return True


def _code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
