"""Deploy a built package as a CloudFormation stack: the same calls for a real account and for the local cloud."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from infra.package import Package, with_code

Say = Callable[[str], None]
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
_NOTHING_TO_DO = "No updates are to be performed"


class DeployFailed(Exception):
    """The stack could not be created or updated; the message names the resources at fault."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A deployed stack: its name and its outputs."""

    name: str
    outputs: Mapping[str, str]


def deploy(session: boto3.Session, package: Package, name: str, parameters: Mapping[str, str], say: Say) -> Stack:
    """Upload the package and its template and create or update the stack; DeployFailed when it does not come up."""
    bucket = _artifacts_bucket(session)
    address = _upload(session, package, bucket, say)
    formation = session.client("cloudformation")
    found = _find(formation, name)
    request = {
        "StackName": name,
        "TemplateURL": address,
        "Parameters": _parameters(parameters, found),
        "Capabilities": CAPABILITIES,
    }
    since = time.time()
    try:
        (formation.update_stack if found else formation.create_stack)(**request)
    except ClientError as error:
        if _NOTHING_TO_DO not in str(error):
            raise DeployFailed(str(error)) from error
        return read(session, name)
    _wait(formation, name, since, say)
    return read(session, name)


def read(session: boto3.Session, name: str) -> Stack:
    """Read a stack's outputs."""
    found = _find(session.client("cloudformation"), name)
    if not found:
        raise DeployFailed(f"There is no stack {name}.")
    return Stack(name, {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])})


def _artifacts_bucket(session: boto3.Session) -> str:
    account = session.client("sts").get_caller_identity()["Account"]
    s3 = session.client("s3")
    bucket = f"quittance-artifacts-{account}-{s3.meta.region_name}"
    try:
        s3.head_bucket(Bucket=bucket)
    except ClientError:
        _make_bucket(s3, bucket)
    return bucket


def _make_bucket(s3: Any, bucket: str) -> None:
    region = s3.meta.region_name
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=bucket, **where)
    block = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=dict.fromkeys(block, True))


def _upload(session: boto3.Session, package: Package, bucket: str, say: Say) -> str:
    s3 = session.client("s3")
    key = f"packages/{_digest(package.archive)}.zip"
    try:
        s3.head_object(Bucket=bucket, Key=key)
    except ClientError:
        say(f"uploading the package ({package.archive.stat().st_size / 1e6:.0f} MB)")
        s3.upload_file(str(package.archive), bucket, key)
    template = json.dumps(with_code(json.loads(package.template.read_text()), bucket, key), separators=(",", ":"))
    template_key = f"templates/{hashlib.sha256(template.encode()).hexdigest()}.json"
    s3.put_object(Bucket=bucket, Key=template_key, Body=template.encode())
    return f"{_base(s3)}/{bucket}/{template_key}"


def _base(s3: Any) -> str:
    return str(s3.meta.endpoint_url).rstrip("/")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _parameters(given: Mapping[str, str], found: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The parameters given; those of the stack that are not given again stay as they are."""
    kept = {entry["ParameterKey"] for entry in (found or {}).get("Parameters", [])} - given.keys()
    stated = [{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()]
    return stated + [{"ParameterKey": key, "UsePreviousValue": True} for key in sorted(kept)]


def _find(formation: Any, name: str) -> dict[str, Any] | None:
    try:
        stacks = formation.describe_stacks(StackName=name)["Stacks"]
    except ClientError:
        return None
    return next((stack for stack in stacks if stack["StackStatus"] != "DELETE_COMPLETE"), None)


def _wait(formation: Any, name: str, since: float, say: Say) -> None:
    told = ""
    while True:
        found = _find(formation, name)
        status = found["StackStatus"] if found else "gone"
        if status != told:
            say(f"stack {name}: {status}")
            told = status
        if not status.endswith("_IN_PROGRESS"):
            break
        time.sleep(0.5)
    if status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise DeployFailed(f"Stack {name} is {status}:\n{_failures(formation, name, since)}")


def _failures(formation: Any, name: str, since: float) -> str:
    events = formation.describe_stack_events(StackName=name)["StackEvents"]
    lines = [
        f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
        for event in events
        if event["ResourceStatus"].endswith("FAILED") and event["Timestamp"].timestamp() >= since - 1
    ]
    return "\n".join(lines)


def resources(session: boto3.Session, name: str) -> dict[str, str]:
    """The deployed names of a stack's resources, by their names in the template."""
    pages = session.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=name)
    entries = [entry for page in pages for entry in page["StackResourceSummaries"]]
    return {entry["LogicalResourceId"]: entry["PhysicalResourceId"] for entry in entries}
