"""How the stream's consumers are called, and what becomes of what they give up, by the template as AWS gets it."""

from __future__ import annotations

import json
from typing import Any

from infra.functions import FUNCTIONS
from tests.fakes.expanded import of_type


def streams(resources: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The mappings of the stream's consumers, by function."""
    mappings = (one["Properties"] for one in of_type(resources, "AWS::Lambda::EventSourceMapping").values())
    return {one["FunctionName"]["Ref"]: one for one in mappings if "StartingPosition" in one}


def test_a_busy_shard_is_read_ten_batches_at_once_and_the_trail_in_order(resources: dict[str, Any]) -> None:
    """Beside each other, batches keep the order of an item only: a call's changes would be told in ten entries."""
    abreast = {name: one["ParallelizationFactor"] for name, one in streams(resources).items()}
    assert abreast == {"ProjectChanges": 10, "RecordTrail": 1}


def test_a_consumer_of_the_stream_is_called_for_what_it_hears(resources: dict[str, Any]) -> None:
    """Sessions, links, counters and locks call nobody; what that leaves out is held in tests/contract."""
    told = {function.logical: function.hears for function in FUNCTIONS if function.trigger == "stream"}
    for name, mapping in streams(resources).items():
        (pattern,) = (json.loads(one["Pattern"]) for one in mapping["FilterCriteria"]["Filters"])
        assert pattern == {"dynamodb": {"Keys": {"pk": {"S": [{"prefix": begins} for begins in told[name]]}}}}


def test_what_the_stream_gives_up_is_kept_whole_before_the_stream_forgets_it(resources: dict[str, Any]) -> None:
    """A queue would be told a batch's place in the stream only; S3 alone gets the changes themselves."""
    assert len(streams(resources)) == 2
    for mapping in streams(resources).values():
        kept_in = mapping["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0]
        assert (kept_in, resources[kept_in]["Type"]) == ("StreamFailuresBucket", "AWS::S3::Bucket")
        assert 0 < mapping["MaximumRecordAgeInSeconds"] < 24 * 3600
    bucket = resources["StreamFailuresBucket"]
    assert bucket["Properties"]["VersioningConfiguration"] == {"Status": "Enabled"}
    (rule,) = bucket["Properties"]["LifecycleConfiguration"]["Rules"]
    assert (rule["NoncurrentVersionExpiration"], "ExpirationInDays" in rule) == ({"NoncurrentDays": 90}, False)
    (news,) = bucket["Properties"]["NotificationConfiguration"]["QueueConfigurations"]
    assert news["Queue"] == {"Fn::GetAtt": ["EventsDeadLetters", "Arn"]}
    assert bucket["DependsOn"] == "EventsDeadLettersPolicy"


def test_nobody_reads_what_was_given_up_but_who_replays_it(resources: dict[str, Any]) -> None:
    reads = {"s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"}
    readers = {
        name
        for name, role in of_type(resources, "AWS::IAM::Role").items()
        for policy in role["Properties"].get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
        if "StreamFailuresBucket" in json.dumps(statement["Resource"]) and reads & set(statement["Action"])
    }
    assert readers == {"ReplaysRole"}
    denied = {
        one["Sid"]: one for one in resources["StreamFailuresBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    }
    alone = {"ArnNotEquals": {"aws:PrincipalArn": {"Fn::GetAtt": ["ReplaysRole", "Arn"]}}}
    assert denied["OnlyWhoReplaysReads"]["Condition"] == alone
    assert denied["NothingIsTakenAway"]["Action"] == "s3:DeleteObjectVersion"
    assert {one["Effect"] for one in denied.values()} == {"Deny"}
