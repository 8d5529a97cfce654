"""`make drill STAGE=…`: restore the books under another name, point at them and prove them; then take them away again.

Nothing of the stage changes: a restore reads a backup, and who proves only reads. It answers how long a restore takes
and that it holds, which no backup says of itself. `--keep` leaves the table, complete, for pointing the stage at it;
`--export` writes the tables to a bucket, which may be another account's.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import boto3

from infra import stack
from infra.deploy import say
from infra.on_aws import on_aws

PATIENCE_SECONDS: Final = 6 * 3600  # a restore takes from some minutes to hours (DynamoDB developer guide, "Restores")
PAUSE_SECONDS: Final = 15.0
Sleep = Callable[[float], None]


class DrillFailed(Exception):
    """The restore did not come up, or the books in it do not hold."""


def restored(tables: Any, source: str, target: str, sleep: Sleep = time.sleep) -> str:
    """Restore a table as of now under another name, with what a restore leaves out; answers its stream's ARN.

    A restore brings items and indexes; it is made under the same key, and stream, expiry and recovery by the minute are
    set here.
    """
    key = tables.describe_table(TableName=source)["Table"].get("SSEDescription", {}).get("KMSMasterKeyArn")
    sealed = {"SSESpecificationOverride": {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key}} if key else {}
    tables.restore_table_to_point_in_time(
        SourceTableName=source, TargetTableName=target, UseLatestRestorableTime=True, **sealed
    )
    for _ in range(int(PATIENCE_SECONDS / PAUSE_SECONDS)):
        if _stands(tables, target):
            break
        sleep(PAUSE_SECONDS)
    else:
        raise DrillFailed(f"{target} is still being restored after {PATIENCE_SECONDS // 3600} hours.")
    told = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    made = tables.update_table(TableName=target, StreamSpecification=told)["TableDescription"]
    while not _stands(tables, target):
        sleep(PAUSE_SECONDS)
    tables.update_time_to_live(
        TableName=target, TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires_at"}
    )
    tables.update_continuous_backups(
        TableName=target, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )
    return str(made.get("LatestStreamArn") or tables.describe_table(TableName=target)["Table"]["LatestStreamArn"])


def _stands(tables: Any, name: str) -> bool:
    found = tables.describe_table(TableName=name)["Table"]
    indexes = found.get("GlobalSecondaryIndexes", [])
    return found["TableStatus"] == "ACTIVE" and all(one.get("IndexStatus", "ACTIVE") == "ACTIVE" for one in indexes)


def exported(tables: Any, source: str, bucket: str, sleep: Sleep = time.sleep) -> str:
    """Write a table as of now to a bucket, also of another account; answers the place of its manifest. DrillFailed.

    A table is made of it again by ImportTable, wherever the bucket can be read: what is left when an account is lost.
    """
    arn = tables.describe_table(TableName=source)["Table"]["TableArn"]
    asked = tables.export_table_to_point_in_time(TableArn=arn, S3Bucket=bucket, S3Prefix=source)
    for _ in range(int(PATIENCE_SECONDS / PAUSE_SECONDS)):
        told = tables.describe_export(ExportArn=asked["ExportDescription"]["ExportArn"])["ExportDescription"]
        if told["ExportStatus"] == "COMPLETED":
            return f"s3://{bucket}/{told.get('ExportManifest', source)}"
        if told["ExportStatus"] == "FAILED":
            raise DrillFailed(f"{source} was not exported: {told.get('FailureCode', '')}")
        sleep(PAUSE_SECONDS)
    raise DrillFailed(f"{source} is still being exported after {PATIENCE_SECONDS // 3600} hours.")


def drill(session: boto3.Session, name: str, *, keep: bool = False, sleep: Sleep = time.sleep) -> None:
    """Restore a stack's core table, prove it in a process that is pointed at it, and take it away. DrillFailed."""
    made, tables = stack.read(session, name), session.client("dynamodb")
    source = made.outputs["CoreTableName"]
    target = f"{source}-drill-{datetime.now(UTC):%Y%m%d%H%M}"
    started = time.monotonic()
    say(f"restoring {source} as {target}")
    stream = restored(tables, source, target, sleep)
    say(f"restored after {time.monotonic() - started:.0f} s; proving")
    environment = _environment(session, stack.resources(session, name)["APIHandler"])
    pointed = {**os.environ, **environment, "AWS_REGION": session.region_name, "CORE_TABLE": target}
    proof = subprocess.run([sys.executable, "-m", "infra.prove"], env=pointed, check=False)
    if keep:
        say(f"\n  RESTORED_CORE={target} RESTORED_CORE_STREAM={stream} make deploy STAGE=…   points the stage at it")
    else:
        tables.delete_table(TableName=target)
    if proof.returncode:
        raise DrillFailed("The restored books do not hold.")
    say(f"the books hold, after {time.monotonic() - started:.0f} s in all")


def export(session: boto3.Session, name: str, bucket: str, sleep: Sleep = time.sleep) -> None:
    """Write what cannot be made anew of a stack's tables to a bucket. DrillFailed."""
    made, tables = stack.read(session, name), session.client("dynamodb")
    for table in ("CoreTableName", "AuditTableName", "CatalogTableName"):
        source = made.outputs[table]
        say(f"{source}: {exported(tables, source, bucket, sleep)}")


def _environment(session: boto3.Session, function: str) -> Mapping[str, str]:
    """What the stage tells its functions."""
    found = session.client("lambda").get_function_configuration(FunctionName=function)
    return dict(found["Environment"]["Variables"])


def _drilled(asked: argparse.Namespace) -> int:
    name = f"quittance-{asked.stage}"
    try:
        if asked.export:
            export(boto3.Session(), name, asked.export)
        else:
            drill(boto3.Session(), name, keep=asked.keep)
    except DrillFailed as trouble:
        say(f"\n{trouble}")
        return 1
    return 0


def main() -> int:
    """Read the command line and drill."""
    parser = argparse.ArgumentParser(prog="python -m infra.drill", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="leave the restored table, to point the stage at it")
    parser.add_argument("--export", default="", metavar="BUCKET", help="only write the tables to a bucket")
    return on_aws("drill", parser, _drilled)


if __name__ == "__main__":
    sys.exit(main())
