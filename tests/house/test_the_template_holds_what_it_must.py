"""The template that is deployed, locally and to AWS: every trigger has its row, its dead letters, a narrow role."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from infra import grants, merge
from infra.functions import API, FUNCTIONS
from infra.prune import SERVICES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What is laid over Chalice's own template."""
    return merge.merged(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    return dict(template["Resources"])


def statements(resources: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (name, statement)
        for name, resource in resources.items()
        if resource.get("Type") == "AWS::IAM::Role"
        for policy in resource["Properties"].get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def test_the_table_of_functions_and_the_front_door_agree() -> None:
    app = import_module("app").app
    declared = {source.name for source in [*app.event_sources, *app.pure_lambda_functions]}
    assert {function.handler for function in FUNCTIONS if function is not API} == declared


def test_lambda_loads_the_front_door_for_every_trigger() -> None:
    """A handler declared elsewhere would be loaded without its middleware."""
    app = import_module("app").app
    for source in [*app.event_sources, *app.pure_lambda_functions]:
        module, _, name = source.handler_string.rpartition(".")
        assert getattr(import_module(module), name) is app.handler_map[source.name]


def test_every_kind_of_trigger_matches_its_row() -> None:
    app = import_module("app").app
    kinds = {
        "SQSEventConfig": "queue",
        "CloudWatchEventConfig": "schedule",
        "ScheduledEventConfig": "schedule",
        "DynamoDBEventConfig": "stream",
        "SNSEventConfig": "topic",
    }
    found = {source.name: kinds[type(source).__name__] for source in app.event_sources}
    assert found == {function.handler: function.trigger for function in FUNCTIONS if function is not API}


def test_queue_and_stream_workers_report_failures_one_by_one(resources: dict[str, Any]) -> None:
    for function in FUNCTIONS:
        if function.trigger in ("queue", "stream"):
            (event,) = resources[function.logical]["Properties"]["Events"].values()
            assert event["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_every_queue_has_dead_letters_and_an_alarm_and_hides_messages_long_enough(resources: dict[str, Any]) -> None:
    for function in FUNCTIONS:
        if function.trigger == "queue":
            queue = resources[function.source]["Properties"]
            dead_letters = queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
            assert resources[dead_letters]["Type"] == "AWS::SQS::Queue"
            assert f"{dead_letters}Alarm" in resources
            assert queue["VisibilityTimeout"] >= 6 * function.timeout


def test_every_asynchronous_function_keeps_what_it_could_not_do(resources: dict[str, Any]) -> None:
    for function in FUNCTIONS:
        if function.trigger in ("schedule", "topic"):
            assert "DeadLetterQueue" in resources[function.logical]["Properties"]


def test_every_function_has_a_role_and_a_log_with_an_end(resources: dict[str, Any]) -> None:
    for function in FUNCTIONS:
        assert resources[function.logical]["Properties"]["Role"] == {"Fn::GetAtt": [f"{function.logical}Role", "Arn"]}
        assert "RetentionInDays" in resources[f"{function.logical}Log"]["Properties"]


def test_no_grant_is_wider_than_a_resource_of_this_stack(resources: dict[str, Any]) -> None:
    unbounded = {"xray:PutTraceSegments", "xray:PutTelemetryRecords", "dynamodb:ListStreams"}  # AWS knows no narrower
    for role, statement in statements(resources):
        assert not any("*" in action for action in statement["Action"]), role
        if "*" in statement["Resource"]:
            assert set(statement["Action"]) <= unbounded, role


def test_nobody_can_change_or_delete_the_audit_trail(resources: dict[str, Any]) -> None:
    for role, statement in statements(resources):
        if "AuditTable" in json.dumps(statement["Resource"]):
            assert not {"dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"} & set(
                statement["Action"]
            ), role


def test_nobody_can_rewrite_or_take_away_where_the_trail_stood(resources: dict[str, Any]) -> None:
    bucket = resources["AnchorsBucket"]
    kept = bucket["Properties"]
    assert kept["VersioningConfiguration"] == {"Status": "Enabled"}
    assert kept["ObjectLockConfiguration"]["Rule"]["DefaultRetention"] == {"Mode": "COMPLIANCE", "Years": 6}
    assert bucket["DeletionPolicy"] == "RetainExceptOnCreate"
    granted = {
        role: set(statement["Action"])
        for role, statement in statements(resources)
        if statement["Action"] != ["s3:ListBucketVersions"] and "AnchorsBucket" in json.dumps(statement["Resource"])
    }
    assert granted == {"AnchorTrailsRole": {"s3:PutObject"}}


def test_who_seals_may_read_the_offices_key(resources: dict[str, Any]) -> None:
    """The key lies in the core table, sealed: the key service alone opens nothing."""
    may: dict[str, set[tuple[str, str]]] = {}
    plain = [(role, one) for role, one in statements(resources) if "Condition" not in one]  # a service's use is no seal
    for role, statement in plain:
        for resource in statement["Resource"]:
            may.setdefault(role, set()).update((action, json.dumps(resource)) for action in statement["Action"])
    seals = {
        role for role, granted in may.items() if ("kms:Decrypt", json.dumps(grants.seal()["Resource"][0])) in granted
    }
    table = json.dumps(grants.read("CoreTable")["Resource"][0])
    assert {role for role in seals if ("dynamodb:GetItem", table) not in may[role]} == set()


def test_the_tables_are_backed_up_encrypted_and_kept(resources: dict[str, Any]) -> None:
    tables = {name: r for name, r in resources.items() if r.get("Type") == "AWS::DynamoDB::Table"}
    assert set(tables) == {"CoreTable", "AuditTable", "ProjectionsTable", "CatalogTable"}
    for name, table in tables.items():
        by_the_minute = table["Properties"]["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
        assert by_the_minute is (name != "ProjectionsTable"), "what is made anew from core needs no backup"
        assert table["Properties"]["SSESpecification"]["SSEType"] == "KMS"
        assert table["DeletionPolicy"] == ("Delete" if name == "ProjectionsTable" else "RetainExceptOnCreate")


def test_the_indexes_of_the_template_are_those_of_the_models(resources: dict[str, Any]) -> None:
    from chalicelib.cloud.records import CoreItem

    made = {index["IndexName"] for index in resources["CoreTable"]["Properties"]["GlobalSecondaryIndexes"]}
    assert made == {index.Meta.index_name for index in CoreItem._indexes.values()}


def test_what_belongs_to_the_local_cloud_cannot_reach_aws(template: dict[str, Any]) -> None:
    variables = template["Globals"]["Function"]["Environment"]["Variables"]
    for name in ("LOCAL_CLOCK", "GATEWAY_URL"):
        condition, _, otherwise = variables[name]["Fn::If"]
        assert (condition, otherwise) == ("OnLocalCloud", "")
    from infra.deploy import parameters

    assert parameters("prod", {"GATEWAY_URL": "http://x", "LOCAL_CLOCK": "1"}) == {"Stage": "prod", "LocalCloud": "no"}


def test_every_setting_the_package_reads_is_told_by_the_template(
    template: dict[str, Any], resources: dict[str, Any]
) -> None:
    source = (ROOT / "chalicelib" / "settings.py").read_text()
    read = set(re.findall(r'text\("([A-Z_]+)"', source))
    of_all = set(template["Globals"]["Function"]["Environment"]["Variables"])
    of_doors = set(resources["APIHandler"]["Properties"]["Environment"]["Variables"])
    assert read == {name for name in of_all | of_doors if not name.startswith("POWERTOOLS_")}


def test_the_package_keeps_the_service_models_that_the_code_calls() -> None:
    called = {
        name
        for path in (ROOT / "chalicelib").rglob("*.py")
        for name in re.findall(r'client\("([a-z0-9-]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert called - {"dynamodb"}, "nothing found: has the way to make a client changed?"
    assert called <= SERVICES


def test_every_runbook_that_an_alarm_names_exists(resources: dict[str, Any]) -> None:
    named = set(re.findall(r"docs/runbooks/[a-z-]+\.md", json.dumps(resources)))
    assert named
    assert all((ROOT / name).is_file() for name in named)


def test_no_hour_of_a_schedule_is_left_out_when_the_season_changes() -> None:
    """Clocks go forward between midnight and three (IANA time zone database): a schedule then would miss its day."""
    expressions = [
        source.schedule_expression.to_string()
        for source in import_module("app").app.event_sources
        if hasattr(source, "schedule_expression")
    ]
    hours = [int(expression.split(" ")[1]) for expression in expressions if expression.startswith("cron(")]
    assert len(hours) == 4
    assert min(hours) >= 3
