"""What keeps things on AWS is under a key, open to nobody outside, and spoken to by encrypted transport alone."""

from __future__ import annotations

import json
from typing import Any

from tests.fakes.expanded import of_type


def test_every_bucket_is_private_encrypted_and_takes_nothing_in_the_clear(resources: dict[str, Any]) -> None:
    buckets = of_type(resources, "AWS::S3::Bucket")
    assert len(buckets) == 5
    policies = of_type(resources, "AWS::S3::BucketPolicy").values()
    guarded = {one["Properties"]["Bucket"]["Ref"] for one in policies if "OnlyEncryptedTransport" in json.dumps(one)}
    assert guarded == set(buckets)
    for name, bucket in buckets.items():
        told = bucket["Properties"]
        assert set(told["PublicAccessBlockConfiguration"].values()) == {True}, name
        assert len(told["PublicAccessBlockConfiguration"]) == 4, name
        assert told["BucketEncryption"]["ServerSideEncryptionConfiguration"], name


def test_every_queue_topic_and_log_is_under_a_key(resources: dict[str, Any]) -> None:
    for name, queue in of_type(resources, "AWS::SQS::Queue").items():
        assert queue["Properties"]["SqsManagedSseEnabled"] is True, name
    for name, topic in of_type(resources, "AWS::SNS::Topic").items():
        assert topic["Properties"]["KmsMasterKeyId"] == {"Ref": "OfficeKey"}, name
    logs = of_type(resources, "AWS::Logs::LogGroup")
    assert logs
    for name, log in logs.items():
        assert log["Properties"]["KmsKeyId"] == {"Fn::GetAtt": ["OfficeKey", "Arn"]}, name
        assert "RetentionInDays" in log["Properties"], name


def test_every_key_turns_and_waits_as_long_as_it_can(resources: dict[str, Any]) -> None:
    """KMS developer guide: 30 days are the most that a deletion waits, in which it can be called off."""
    keys = of_type(resources, "AWS::KMS::Key")
    assert set(keys) == {"OfficeKey", "BackupKey"}
    for key in keys.values():
        assert key["Properties"]["EnableKeyRotation"] is True
        assert key["Properties"]["PendingWindowInDays"] == 30


def test_every_secret_that_the_office_speaks_by_is_kept_as_one(resources: dict[str, Any]) -> None:
    assert set(of_type(resources, "AWS::SecretsManager::Secret")) == {"GatewaySecret", "OriginSecret"}


def test_a_service_takes_a_role_on_for_this_account_alone(resources: dict[str, Any]) -> None:
    """IAM user guide, "The confused deputy problem". Lambda and API Gateway name no account when they do."""
    for name, role in of_type(resources, "AWS::IAM::Role").items():
        for trust in role["Properties"]["AssumeRolePolicyDocument"]["Statement"]:
            service = trust["Principal"].get("Service")
            if service not in (None, "lambda.amazonaws.com", "apigateway.amazonaws.com"):
                assert trust["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}, name


def test_a_web_acl_of_the_offices_own_can_stand_before_the_pages(resources: dict[str, Any]) -> None:
    (edge,) = of_type(resources, "AWS::CloudFront::Distribution").values()
    told = edge["Properties"]["DistributionConfig"]["WebACLId"]
    assert told == {"Fn::If": ["HasEdgeFirewall", {"Ref": "EdgeFirewall"}, {"Ref": "AWS::NoValue"}]}
