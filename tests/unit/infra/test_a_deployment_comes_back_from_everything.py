"""A deployment is planned, refused, carried out or begun anew, whatever state the last try left the stack in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra import artifacts, deploy, remove, stack
from infra.package import Package
from tests.fakes.deploying import Session, refused

NAME = "quittance-prod"


class Formation:
    """CloudFormation as it answers: one stack, whose next states are told beforehand."""

    def __init__(
        self, status: str = "", changes: tuple[dict[str, Any], ...] = (), parameters: tuple[str, ...] = ()
    ) -> None:
        self.status, self.changes, self.parameters = status, changes, parameters
        self.done: list[tuple[str, dict[str, Any]]] = []
        self.ahead: list[str] = []
        self.broken: ClientError | None = None
        self.plan_reason = ""
        self.template: Any = {"Resources": {}}

    def get_template(self, StackName: str, TemplateStage: str) -> Any:  # noqa: N803
        return {"TemplateBody": self.template}

    def verbs(self) -> list[str]:
        return [verb for verb, _ in self.done]

    def given(self, verb: str) -> dict[str, Any]:
        return next(given for did, given in self.done if did == verb)

    def describe_stacks(self, StackName: str) -> Any:  # noqa: N803  # named as AWS names it
        if self.broken:
            raise self.broken
        if self.ahead:
            self.status = self.ahead.pop(0)
        if not self.status or (self.status == "DELETE_COMPLETE" and not StackName.startswith("arn:")):
            raise refused("ValidationError", f"Stack with id {StackName} does not exist")
        kept = [{"ParameterKey": name, "ParameterValue": "x"} for name in self.parameters]
        outputs = [{"OutputKey": "SiteBucketName", "OutputValue": "site"}]
        return {
            "Stacks": [{"StackStatus": self.status, "StackId": f"arn:{NAME}", "Parameters": kept, "Outputs": outputs}]
        }

    def create_change_set(self, **given: Any) -> Any:
        self.done.append(("plan", given))
        return {"Id": "change-1"}

    def describe_change_set(self, ChangeSetName: str, NextToken: str = "") -> Any:  # noqa: N803
        if self.plan_reason:
            return {"Status": "FAILED", "StatusReason": self.plan_reason}
        half = len(self.changes) // 2
        if NextToken:
            return {"Status": "CREATE_COMPLETE", "Changes": self.changes[half:]}
        return {"Status": "CREATE_COMPLETE", "Changes": self.changes[:half], "NextToken": "more"}

    def execute_change_set(self, ChangeSetName: str) -> None:  # noqa: N803
        self.done.append(("execute", {}))
        self.ahead = ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"]

    def delete_change_set(self, ChangeSetName: str) -> None:  # noqa: N803
        self.done.append(("drop plan", {}))

    def delete_stack(self, StackName: str) -> None:  # noqa: N803
        self.done.append(("delete", {"name": StackName}))
        self.ahead = ["DELETE_IN_PROGRESS", "DELETE_COMPLETE"]

    def update_termination_protection(self, **given: Any) -> None:
        self.done.append(("protect" if given["EnableTerminationProtection"] else "unprotect", given))

    def describe_stack_events(self, StackName: str) -> Any:  # noqa: N803
        at = datetime.now(UTC)
        failed = {"LogicalResourceId": "CoreTable", "ResourceStatus": "CREATE_FAILED", "Timestamp": at}
        return {"StackEvents": [{**failed, "ResourceStatusReason": "no room"}]}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    template = tmp_path / "template.json"
    template.write_text(json.dumps({"Parameters": {"Stage": {}, "New": {}}, "Resources": {}}))
    monkeypatch.setattr(artifacts, "upload", lambda session, package, say: "https://artifacts/template.json")
    monkeypatch.setattr(stack.time, "sleep", lambda seconds: None)
    return Package(tmp_path / "package.zip", template, "digest")


def deployed(formation: Formation, package: Package, **more: Any) -> stack.Stack:
    said: list[str] = []
    return stack.deploy(Session(cloudformation=formation), package, NAME, {"Stage": "prod"}, said.append, **more)


def test_a_new_stack_is_created(package: Package) -> None:
    formation = Formation()
    deployed(formation, package)
    assert formation.given("plan")["ChangeSetType"] == "CREATE"
    assert formation.verbs() == ["plan", "execute"]


@pytest.mark.parametrize("left", sorted(stack.NEVER_WAS))
def test_what_a_failed_creation_left_is_taken_away_first(package: Package, left: str) -> None:
    formation = Formation(left)
    deployed(formation, package)
    assert formation.verbs() == ["delete", "plan", "execute"]
    assert formation.given("plan")["ChangeSetType"] == "CREATE"


def test_a_stack_that_came_up_is_updated(package: Package) -> None:
    formation = Formation("UPDATE_ROLLBACK_COMPLETE")
    deployed(formation, package)
    assert formation.given("plan")["ChangeSetType"] == "UPDATE"


def test_a_refusal_is_not_taken_for_no_stack(package: Package) -> None:
    formation = Formation("CREATE_COMPLETE")
    formation.broken = refused("AccessDenied", "not authorized")
    with pytest.raises(ClientError):
        deployed(formation, package)
    assert formation.verbs() == []


def test_nothing_to_do_is_no_failure(package: Package) -> None:
    formation = Formation("CREATE_COMPLETE")
    formation.plan_reason = "The submitted information didn't contain changes. Submit different information."
    assert deployed(formation, package).outputs == {"SiteBucketName": "site"}
    assert "execute" not in formation.verbs()


def test_what_a_plan_fails_by_is_said(package: Package) -> None:
    formation = Formation("CREATE_COMPLETE")
    formation.plan_reason = "Give MAIL_FROM and MAIL_DOMAIN, a sender that SES has verified."
    with pytest.raises(stack.DeployFailed, match="Give MAIL_FROM"):
        deployed(formation, package)


def change(kind: str, action: str, replacement: str = "False") -> dict[str, Any]:
    told = {"ResourceType": kind, "Action": action, "Replacement": replacement, "LogicalResourceId": "It"}
    return {"ResourceChange": told}


TABLE, FUNCTION = "AWS::DynamoDB::Table", "AWS::Lambda::Function"


@pytest.mark.parametrize(
    ("changes", "carried_out"),
    [
        ((change(TABLE, "Modify", "True"),), False),
        ((change(TABLE, "Modify", "Conditional"),), False),
        ((change(TABLE, "Remove"),), False),
        ((change(FUNCTION, "Modify"), change("AWS::KMS::Key", "Modify", "True")), False),  # on the second page
        ((change(FUNCTION, "Add"), change("AWS::Cognito::UserPool", "Remove")), False),
        ((change(FUNCTION, "Add"), change("AWS::S3::Bucket", "Modify", "True")), False),
        ((change(TABLE, "Modify"),), True),
        ((change(TABLE, "Add"),), True),
        ((change(FUNCTION, "Modify", "True"), change(FUNCTION, "Remove")), True),
    ],
)
def test_what_holds_data_is_not_made_anew_by_a_slip(
    package: Package, changes: tuple[dict[str, Any], ...], carried_out: bool
) -> None:
    formation = Formation("CREATE_COMPLETE", changes)
    if carried_out:
        deployed(formation, package)
    else:
        with pytest.raises(stack.DeployFailed, match="holds data: It"):
            deployed(formation, package)
        assert formation.verbs() == ["plan", "drop plan"]
        deployed(formation, package, replace=True)
    assert formation.verbs()[-1] == "execute"


def indexed(*names: str, key: str = "pk") -> dict[str, Any]:
    listed = [{"IndexName": name, "KeySchema": [{"AttributeName": key}]} for name in names]
    return {"Resources": {"CoreTable": {"Type": TABLE, "Properties": {"GlobalSecondaryIndexes": listed}}}}


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        (indexed("a"), indexed("a"), True),
        (indexed("a"), indexed("a", "b"), True),
        (indexed("a", "b"), indexed("a"), True),
        (indexed("a"), indexed("a", "b", "c"), False),
        (indexed("a"), indexed("b"), False),  # one goes and one comes
        (indexed("a"), indexed("a", key="other"), False),
        ({"Resources": {}}, indexed("a", "b"), True),  # a new table
        (json.dumps(indexed("a")), indexed("a", "b", "c"), False),  # as text
    ],
)
def test_an_index_a_deployment_and_no_more(package: Package, before: Any, after: dict[str, Any], taken: bool) -> None:
    package.template.write_text(json.dumps({"Parameters": {"Stage": {}}, **after}))
    formation = Formation("CREATE_COMPLETE")
    formation.template = before
    if taken:
        deployed(formation, package)
        assert formation.verbs()[-1] == "execute"
    else:
        with pytest.raises(stack.DeployFailed, match="CoreTable"):
            deployed(formation, package)
        assert formation.verbs() == []


def test_an_older_commit_is_not_asked_for_what_it_does_not_know(package: Package) -> None:
    formation = Formation("CREATE_COMPLETE", parameters=("Stage", "New", "OfALaterCommit"))
    deployed(formation, package)
    asked = {one["ParameterKey"]: one for one in formation.given("plan")["Parameters"]}
    assert asked == {
        "Stage": {"ParameterKey": "Stage", "ParameterValue": "prod"},
        "New": {"ParameterKey": "New", "UsePreviousValue": True},
    }


def test_a_stack_that_does_not_come_up_says_why(package: Package) -> None:
    class Failing(Formation):
        def execute_change_set(self, ChangeSetName: str) -> None:  # noqa: N803
            self.ahead = ["CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE"]

    with pytest.raises(stack.DeployFailed, match="CoreTable: no room"):
        deployed(Failing(), package)


def test_a_deployment_does_not_wait_for_ever(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(Formation):
        def execute_change_set(self, ChangeSetName: str) -> None:  # noqa: N803
            self.ahead = ["UPDATE_IN_PROGRESS"] * 100

    monkeypatch.setattr(stack, "_pauses", lambda: iter([0.0] * 20))
    with pytest.raises(stack.DeployFailed, match="still UPDATE_IN_PROGRESS"):
        deployed(Stuck("CREATE_COMPLETE"), package)


@pytest.mark.parametrize(("one", "other"), deploy.BELONG_TOGETHER)
def test_what_belongs_together_is_given_together(one: str, other: str) -> None:
    names = deploy.FROM_ENVIRONMENT
    with pytest.raises(deploy.Missing, match=names[other]):
        deploy.parameters("prod", {names[one]: "x"})
    both = deploy.parameters("prod", {names[one]: "x", names[other]: "y"})
    assert {one, other} <= set(both)


class Site:
    """The site's bucket, of two pages of files."""

    def __init__(self) -> None:
        self.deleted: list[int] = []

    def get_paginator(self, verb: str) -> Any:
        pages = [{"Contents": [{"Key": "a"}, {"Key": "b"}]}, {"Contents": [{"Key": "c"}]}, {}]
        return type("Pages", (), {"paginate": lambda self, **given: pages})()

    def delete_objects(self, Bucket: str, Delete: dict[str, Any]) -> None:  # noqa: N803
        self.deleted.append(len(Delete["Objects"]))


def test_a_stage_is_taken_away_when_its_name_was_typed(package: Package) -> None:
    formation, s3 = Formation("UPDATE_COMPLETE"), Site()
    session = Session(cloudformation=formation, s3=s3)
    assert not remove.remove(session, "prod", lambda asked: "yes")
    assert formation.verbs() == []
    assert remove.remove(session, "prod", lambda asked: NAME)
    assert formation.verbs() == ["unprotect", "delete"]
    assert s3.deleted == [2, 1]
