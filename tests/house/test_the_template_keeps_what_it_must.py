"""What the template as it is on AWS keeps, for how long, and how it comes back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from infra import deploy
from tests.fakes.expanded import of_type


def test_what_failed_to_be_made_leaves_nothing_behind(resources: dict[str, Any]) -> None:
    kept = {name for name, made in resources.items() if made.get("DeletionPolicy", "Delete") != "Delete"}
    assert {
        "CoreTable",
        "AuditTable",
        "CatalogTable",
        "OfficeKey",
        "StaffPool",
        "DocumentsBucket",
        "AnchorsBucket",
    } <= kept
    assert {resources[name]["DeletionPolicy"] for name in kept} == {"RetainExceptOnCreate"}
    assert {resources[name]["UpdateReplacePolicy"] for name in kept} == {"Retain"}


def test_nothing_is_protected_while_its_creation_may_roll_back(resources: dict[str, Any]) -> None:
    guards = {"DeletionProtectionEnabled", "DeletionProtection"}
    found = [
        made["Properties"][guard] for made in resources.values() for guard in guards & made.get("Properties", {}).keys()
    ]
    assert len(found) == 3
    assert all(guard["Fn::If"][0] == "IsProtected" for guard in found)


def test_only_what_cannot_be_made_anew_is_backed_up_by_the_minute(resources: dict[str, Any]) -> None:
    kept = {
        name
        for name, table in of_type(resources, "AWS::DynamoDB::Table").items()
        if table["Properties"]["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
    }
    assert kept == {"CoreTable", "AuditTable", "CatalogTable"}


def test_who_asked_for_what_is_kept_as_long_as_the_law_asks(
    template: dict[str, Any], resources: dict[str, Any]
) -> None:
    """45 CFR 164.316(b)(2)(i): six years."""
    assert template["Parameters"]["AccessLogDays"]["Default"] >= 6 * 365
    (edge_,) = of_type(resources, "AWS::CloudFront::Distribution").values()
    assert edge_["Properties"]["DistributionConfig"]["Logging"] == {
        "Bucket": {"Fn::GetAtt": ["AccessLogsBucket", "DomainName"]},
        "Prefix": "edge/",
        "IncludeCookies": False,
    }
    (rule,) = resources["AccessLogsBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert (
        rule["ExpirationInDays"]
        == resources["ApiAccessLog"]["Properties"]["RetentionInDays"]
        == {"Ref": "AccessLogDays"}
    )
    for name in ("AccessLogsBucket", "ApiAccessLog"):
        assert resources[name]["DeletionPolicy"] == "RetainExceptOnCreate"


def test_the_accounts_own_record_of_calls_is_kept_where_it_is_asked_for(resources: dict[str, Any]) -> None:
    (trail,) = of_type(resources, "AWS::CloudTrail::Trail").values()
    assert trail["Condition"] == "StandsOnAws"
    assert trail["Properties"]["EnableLogFileValidation"] is True
    changes, *data = trail["Properties"]["AdvancedEventSelectors"]
    assert {"Field": "readOnly", "Equals": ["false"]} in changes["FieldSelectors"], "readings are paid and say little"
    assert [one["Fn::If"][0] for one in data] == ["KeepsDataEvents"] * 2
    told = json.dumps(data)
    assert "CoreTable" in told
    assert "DocumentsBucket" in told
    written = resources["AccessLogsBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    name = trail["Properties"]["TrailName"]["Fn::Sub"]
    assert [one for one in written if one["Effect"] == "Allow" and f"trail/{name}" not in json.dumps(one)] == []
    (kept,) = [one for one in written if one["Sid"] == "NothingIsTakenAway"]
    assert (kept["Effect"], kept["Principal"]) == ("Deny", "*")
    assert set(kept["Action"]) == {"s3:DeleteObject", "s3:DeleteObjectVersion"}


def test_nothing_is_written_into_a_bucket_that_a_failed_creation_takes_away(
    template: dict[str, Any], resources: dict[str, Any]
) -> None:
    """S3 deletes no bucket that holds something; a trail writes as soon as there is one."""
    (trail,) = of_type(resources, "AWS::CloudTrail::Trail").values()
    stands = template["Conditions"][trail["Condition"]]["Fn::And"]
    assert stands == [{"Condition": "OnAws"}, {"Condition": "HasSiteUrl"}]
    assert template["Parameters"]["SiteUrl"]["Default"] == "", "told by the second update"
    assert "SITE_URL" not in deploy.FROM_ENVIRONMENT.values()


def test_what_cannot_be_made_anew_is_copied_into_a_vault_that_nobody_can_empty(resources: dict[str, Any]) -> None:
    names = [name for name in resources if name.startswith("Backup")]
    assert {resources[name]["Condition"] for name in names} == {"HasBackups"}
    vault, plan = resources["BackupVault"]["Properties"], resources["BackupPlan"]["Properties"]["BackupPlan"]
    lock = vault["LockConfiguration"]
    assert lock["ChangeableForDays"] >= 3, "a lock that may be taken off is none"
    kept = [rule["Lifecycle"]["DeleteAfterDays"] for rule in plan["BackupPlanRule"]]
    assert all(lock["MinRetentionDays"] <= days <= lock["MaxRetentionDays"] for days in kept), "else no copy is made"
    assert max(kept) >= 7 * 365
    copied = json.dumps(resources["BackupSelection"]["Properties"]["BackupSelection"]["Resources"])
    assert [name for name in ("CoreTable", "AuditTable", "CatalogTable") if name not in copied] == []


def test_copies_can_be_copied_out_of_the_account_and_live_there_as_long(
    template: dict[str, Any], resources: dict[str, Any]
) -> None:
    rules = resources["BackupPlan"]["Properties"]["BackupPlan"]["BackupPlanRule"]
    for rule in rules:
        condition, (copied,), otherwise = rule["CopyActions"]["Fn::If"]
        assert (condition, otherwise) == ("CopiesBackups", {"Ref": "AWS::NoValue"})
        assert copied == {"DestinationBackupVaultArn": {"Ref": "BackupCopyTo"}, "Lifecycle": rule["Lifecycle"]}
    assert {"Condition": "HasBackups"} in template["Conditions"]["CopiesBackups"]["Fn::And"]


def holds(told: Any, given: dict[str, str]) -> bool:
    """What a rule's condition comes to (CloudFormation, "Rules": equality, and, or, not)."""
    ((verb, parts),) = told.items()
    if verb == "Fn::Equals":
        left, right = (given[one["Ref"]] if isinstance(one, dict) else one for one in parts)
        return left == right
    found = [holds(one, given) for one in parts]
    return {"Fn::And": all(found), "Fn::Or": any(found), "Fn::Not": not found[0]}[verb]


@pytest.mark.parametrize(
    ("to", "backups", "stage", "taken"),
    [
        ("", "no", "prod", True),
        ("arn", "yes", "test", True),
        ("arn", "for-prod", "prod", True),
        ("arn", "for-prod", "test", False),
        ("arn", "no", "prod", False),
    ],
)
def test_copies_are_copied_only_where_there_are_any(
    template: dict[str, Any], to: str, backups: str, stage: str, taken: bool
) -> None:
    rule = template["Rules"]["CopiesAreCopiedWhereThereAreAny"]
    given = {"BackupCopyTo": to, "Backups": backups, "Stage": stage}
    refused = holds(rule["RuleCondition"], given) and not holds(rule["Assertions"][0]["Assert"], given)
    assert refused is not taken
    assert "BACKUPS=yes" in rule["Assertions"][0]["AssertDescription"]


@pytest.mark.parametrize(
    ("arn", "taken"),
    [
        ("", True),
        ("arn:aws:backup:eu-north-1:210987654321:backup-vault:quittance-copies", True),
        ("arn:aws-us-gov:backup:us-gov-west-1:210987654321:backup-vault:copies_2", True),
        ("quittance-copies", False),
        ("arn:aws:backup:eu-north-1:210987654321:recovery-point:1", False),
        ("arn:aws:s3:::quittance-copies", False),
        ("arn:aws:backup:eu-north-1:2109:backup-vault:copies", False),
    ],
)
def test_a_vault_for_copies_is_named_whole(template: dict[str, Any], arn: str, taken: bool) -> None:
    assert (re.fullmatch(template["Parameters"]["BackupCopyTo"]["AllowedPattern"], arn) is not None) is taken


def own_table(node: Any, table: str, inside: bool = False) -> list[Any]:
    """Mentions of a table of the stack for which no restored one can stand in."""
    if isinstance(node, list):
        return [found for one in node for found in own_table(one, table, inside)]
    if not isinstance(node, dict):
        return [node] if isinstance(node, str) and not inside and (node == table or f"${{{table}" in node) else []
    condition = node.get("Fn::If", [""])[0]
    inside = inside or condition == f"{table}IsRestored"
    return [found for one in node.values() for found in own_table(one, table, inside)]


@pytest.mark.parametrize("table", ["CoreTable", "AuditTable", "CatalogTable"])
def test_a_restored_table_can_stand_in_wherever_one_of_the_stack_is_named(
    resources: dict[str, Any], table: str
) -> None:
    left = {name: own_table(made, table) for name, made in resources.items() if name != table}
    assert {name: found for name, found in left.items() if found} == {}


def test_nothing_is_moved_to_where_it_costs_more(resources: dict[str, Any]) -> None:
    """S3 moves nothing below 128 KB to infrequent access, and would charge for 128 KB."""
    rules = resources["DocumentsBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert not any("Transitions" in rule for rule in rules)
