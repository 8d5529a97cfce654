"""On AWS: who may take the office's key or a document's versions away, and who hears of a try."""

from __future__ import annotations

import re
from typing import Any

import pytest

from infra.changes import HOLDS_DATA
from tests.fakes.expanded import of_type

ROOT = {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}
BUT_WHO_BREAKS_THE_GLASS = {
    "ArnNotEquals": {"aws:PrincipalArn": {"Fn::If": ["HasBreakGlassRole", {"Ref": "BreakGlassRole"}, ROOT]}}
}
TAKES_THE_KEY_AWAY = {"kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:ReplicateKey", "kms:UpdatePrimaryRegion"}


KEYS = ["OfficeKey", "BackupKey"]


def statements(resources: dict[str, Any], key: str = "OfficeKey") -> list[dict[str, Any]]:
    return list(resources[key]["Properties"]["KeyPolicy"]["Statement"])


def guarded(resources: dict[str, Any], key: str) -> tuple[str, dict[str, Any], Any]:
    """The one refusal of a key's policy: when it stands there, itself, and what stands there else."""
    ((condition, refusal, otherwise),) = [
        one["Fn::If"] for one in statements(resources, key) if one.get("Fn::If", ["", {}])[1].get("Effect") == "Deny"
    ]
    return condition, refusal, otherwise


@pytest.mark.parametrize("key", KEYS)
def test_nobody_but_who_breaks_the_glass_takes_a_key_away(resources: dict[str, Any], key: str) -> None:
    _, refusal, _ = guarded(resources, key)
    assert (refusal["Effect"], refusal["Principal"], refusal["Resource"]) == ("Deny", {"AWS": "*"}, "*")
    assert set(refusal["Action"]) == TAKES_THE_KEY_AWAY
    assert refusal["Condition"] == BUT_WHO_BREAKS_THE_GLASS


@pytest.mark.parametrize("key", KEYS)
def test_a_creation_that_fails_takes_its_key_away_again(resources: dict[str, Any], key: str) -> None:
    """As with the protection of tables: the refusal comes with the second update."""
    condition, _, otherwise = guarded(resources, key)
    assert (condition, otherwise) == ("IsProtected", {"Ref": "AWS::NoValue"})
    assert [one for one in statements(resources, key) if one.get("Effect") == "Deny"] == []
    assert resources[key]["DeletionPolicy"] == "RetainExceptOnCreate"


@pytest.mark.parametrize("key", KEYS)
def test_a_key_stays_manageable(resources: dict[str, Any], key: str) -> None:
    """KMS developer guide, "Default key policy": a key nobody may change the policy of is lost to all but Support."""
    first, *_ = statements(resources, key)
    assert (first["Effect"], first["Principal"], first["Action"]) == ("Allow", {"AWS": ROOT}, "kms:*")
    assert "Condition" not in first
    _, refusal, _ = guarded(resources, key)
    assert not {"kms:*", "kms:Put*", "kms:PutKeyPolicy", "kms:CancelKeyDeletion", "kms:EnableKey"} & set(
        refusal["Action"]
    )


def test_who_keeps_copies_reads_by_their_key_and_never_by_the_offices(resources: dict[str, Any]) -> None:
    """The office's key opens the data key that lies in the copied table."""
    assert resources["BackupVault"]["Properties"]["EncryptionKeyArn"] == {"Fn::GetAtt": ["BackupKey", "Arn"]}
    assert "BackupCopyTo" not in str(statements(resources))
    shared = [one["Fn::If"] for one in statements(resources, "BackupKey") if "BackupCopyTo" in str(one)]
    assert [one[0] for one in shared] == ["CopiesBackups"] * 2
    (grants,) = [one[1] for one in shared if "kms:CreateGrant" in one[1]["Action"]]
    assert grants["Condition"] == {"Bool": {"kms:GrantIsForAWSResource": True}}


@pytest.mark.parametrize(
    ("arn", "taken"),
    [
        ("", True),
        ("arn:aws:iam::123456789012:role/break-glass", True),
        ("arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Owner_1a2b", True),
        ("break-glass", False),
        ("arn:aws:iam::123456789012:user/robin", False),  # a person is not a role that is taken on when it is needed
        ("arn:aws:sts::123456789012:assumed-role/break-glass/robin", False),  # never what a policy compares
    ],
)
def test_who_breaks_the_glass_is_a_role(template: dict[str, Any], arn: str, taken: bool) -> None:
    assert (re.fullmatch(template["Parameters"]["BreakGlassRole"]["AllowedPattern"], arn) is not None) is taken


def test_who_tries_to_take_a_key_away_is_told_of(resources: dict[str, Any]) -> None:
    rule = resources["KeyWatch"]["Properties"]
    heard, changed = rule["EventPattern"]["detail"]["$or"]
    assert {f"kms:{name}" for name in heard["eventName"]} == TAKES_THE_KEY_AWAY
    assert changed["eventName"] == ["PutKeyPolicy"], "the way around the refusal"
    assert "resources" not in rule["EventPattern"]["detail"], "a try that was refused need not name its key"
    (target,) = rule["Targets"]
    assert target["Arn"] == {"Fn::GetAtt": ["KeyNews", "Arn"]}
    assert "RoleArn" not in target, "EventBridge reaches a queue by the queue's own policy"
    alarm = resources["KeyEndangeredAlarm"]["Properties"]
    assert alarm["Dimensions"] == [{"Name": "QueueName", "Value": {"Fn::GetAtt": ["KeyNews", "QueueName"]}}]
    assert (alarm["Threshold"], alarm["AlarmActions"]) == (1, [{"Ref": "AlarmsTopic"}])


def test_what_the_watch_tells_passes_no_key_of_ours(resources: dict[str, Any]) -> None:
    """A rule that published to a topic under the office's key would need that key opened to all of EventBridge."""
    assert resources["KeyNews"]["Properties"]["SqsManagedSseEnabled"] is True
    admitted, _ = resources["KeyNewsPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    assert admitted["Principal"] == {"Service": "events.amazonaws.com"}
    assert admitted["Condition"] == {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["KeyWatch", "Arn"]}}}
    assert not any("events.amazonaws.com" in str(one) for one in statements(resources))


def test_a_rule_hears_of_calls_because_a_trail_records_them(resources: dict[str, Any]) -> None:
    """EventBridge user guide, "AWS service events delivered via CloudTrail": it takes a trail that is on."""
    (trail,) = of_type(resources, "AWS::CloudTrail::Trail").values()
    assert trail["Properties"]["IsLogging"] is True
    fields = trail["Properties"]["AdvancedEventSelectors"][0]["FieldSelectors"]
    assert {"Field": "eventCategory", "Equals": ["Management"]} in fields


def test_the_key_can_be_replicated_one_day(resources: dict[str, Any]) -> None:
    """It cannot be said of a key that exists (KMS developer guide, "Multi-Region keys")."""
    key = resources["OfficeKey"]
    assert key["Properties"]["MultiRegion"] == {"Fn::If": ["OnAws", True, {"Ref": "AWS::NoValue"}]}
    assert key["Type"] in HOLDS_DATA, "a change of it is refused"


def test_versions_of_documents_go_by_their_time_alone(resources: dict[str, Any]) -> None:
    said = resources["DocumentsBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    (refusal,) = [one for one in said if one["Action"] == "s3:DeleteObjectVersion"]
    assert (refusal["Effect"], refusal["Principal"], refusal["Condition"]) == ("Deny", "*", BUT_WHO_BREAKS_THE_GLASS)
    documents = resources["DocumentsBucket"]["Properties"]
    assert documents["VersioningConfiguration"] == {"Status": "Enabled"}
    kept = [rule.get("NoncurrentVersionExpiration") for rule in documents["LifecycleConfiguration"]["Rules"]]
    assert {"NoncurrentDays": 35} in kept
