"""A restore brings every item back under another name, is completed with what it leaves out, and is proved there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import boto3
import pytest

from chalicelib.cloud.records import CoreItem
from chalicelib.kernel.ports import Ports
from infra import drill, stack
from infra.prove import prove
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import make_office
from tests.fakes.tables import moto_tables

TARGET = "core-restored"
DAY = date(2026, 3, 2)


@pytest.fixture
def ports() -> Iterator[Ports]:
    with moto_tables() as tables:
        ports = make_office(tables=tables)
        for name in ("astrid", "ben"):
            owe(ports, enroll(ports, name), 100_00, DAY)
        yield ports


def dynamodb() -> Any:
    return boto3.client("dynamodb", "us-east-1")


def items(name: str) -> list[Any]:
    return sorted(dynamodb().scan(TableName=name)["Items"], key=lambda item: (item["pk"]["S"], item["sk"]["S"]))


def no_pause(seconds: float) -> None:
    """Wait for nothing."""


def test_all_items_come_back_with_stream_expiry_and_recovery_by_the_minute(ports: Ports) -> None:
    stream = drill.restored(dynamodb(), CoreItem.table(), TARGET, no_pause)
    assert items(TARGET) == items(CoreItem.table())
    made = dynamodb().describe_table(TableName=TARGET)["Table"]
    assert made["LatestStreamArn"] == stream
    assert made["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
    expiry = dynamodb().describe_time_to_live(TableName=TARGET)["TimeToLiveDescription"]
    assert expiry["AttributeName"] == "expires_at"
    recovery = dynamodb().describe_continuous_backups(TableName=TARGET)["ContinuousBackupsDescription"]
    assert recovery["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_every_item_is_written_to_a_bucket_from_which_tables_are_made(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3, core = boto3.client("s3", "us-east-1"), CoreItem.table()
    s3.create_bucket(Bucket="elsewhere")
    dynamodb().update_continuous_backups(
        TableName=core, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )
    assert drill.exported(dynamodb(), core, "elsewhere", no_pause).startswith("s3://elsewhere/")
    keys = [
        found["Key"] for found in s3.list_objects_v2(Bucket="elsewhere")["Contents"] if found["Key"].endswith(".gz")
    ]
    lines = [
        line
        for key in keys
        for line in gzip.decompress(s3.get_object(Bucket="elsewhere", Key=key)["Body"].read()).splitlines()
    ]
    assert len(lines) == len(items(core))


def test_an_export_that_fails_says_why() -> None:
    failed = {"ExportArn": "arn", "ExportStatus": "FAILED", "FailureCode": "S3NoSuchBucket"}
    tables = SimpleNamespace(
        describe_table=lambda **_: {"Table": {"TableArn": "arn"}},
        export_table_to_point_in_time=lambda **_: {"ExportDescription": failed},
        describe_export=lambda **_: {"ExportDescription": failed},
    )
    with pytest.raises(drill.DrillFailed, match="S3NoSuchBucket"):
        drill.exported(tables, "core", "nowhere", no_pause)


def test_the_books_are_proved_where_the_office_is_pointed(
    ports: Ports, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = CoreItem.table()
    drill.restored(dynamodb(), own, TARGET, no_pause)
    for one in items(own):
        dynamodb().delete_item(TableName=own, Key={"pk": one["pk"], "sk": one["sk"]})
    assert prove(ports) == 1, "an empty table proves nothing"
    monkeypatch.setattr(CoreItem.Meta, "table_name", TARGET)
    assert prove(ports) == 0
    assert "2 accounts proved, 0 do not hold" in capsys.readouterr().out


def test_what_does_not_hold_is_found_and_names_nobody(
    ports: Ports, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drill.restored(dynamodb(), CoreItem.table(), TARGET, no_pause)
    entry = next(item for item in items(TARGET) if item["sk"]["S"].startswith("INV#"))
    dynamodb().delete_item(TableName=TARGET, Key={"pk": entry["pk"], "sk": entry["sk"]})
    monkeypatch.setattr(CoreItem.Meta, "table_name", TARGET)
    assert prove(ports) == 1
    said = capsys.readouterr().out
    assert "2 accounts proved, 1 do not hold" in said
    assert "astrid" not in said.lower()


@pytest.mark.parametrize(("keep", "holds"), [(False, True), (True, True), (False, False)])
def test_a_drill_leaves_the_stage_as_it_was(
    ports: Ports, monkeypatch: pytest.MonkeyPatch, keep: bool, holds: bool
) -> None:
    told = {"Environment": {"Variables": {"STAGE": "prod", "CORE_TABLE": CoreItem.table()}}}
    monkeypatch.setattr(stack, "read", lambda session, name: stack.Stack(name, {"CoreTableName": CoreItem.table()}))
    monkeypatch.setattr(stack, "resources", lambda session, name: {"APIHandler": "api"})
    pointed: list[dict[str, str]] = []

    def run(command: list[str], env: dict[str, str], check: bool) -> Any:
        pointed.append(env)
        return SimpleNamespace(returncode=0 if holds else 1)

    monkeypatch.setattr(drill.subprocess, "run", run)
    asked = SimpleNamespace(get_function_configuration=lambda FunctionName: told)  # noqa: N803
    session: Any = SimpleNamespace(
        region_name="eu-north-1", client=lambda service: dynamodb() if service == "dynamodb" else asked
    )
    before = set(dynamodb().list_tables()["TableNames"])
    if holds:
        drill.drill(session, "quittance-prod", keep=keep, sleep=no_pause)
    else:
        with pytest.raises(drill.DrillFailed):
            drill.drill(session, "quittance-prod", sleep=no_pause)
    left = set(dynamodb().list_tables()["TableNames"]) - before
    assert pointed[0]["CORE_TABLE"].startswith(f"{CoreItem.table()}-drill-")
    assert (pointed[0]["STAGE"], pointed[0]["AWS_REGION"]) == ("prod", "eu-north-1")
    assert left == ({pointed[0]["CORE_TABLE"]} if keep else set())
