"""The local cloud alone, killed and started again: each kind of thing it acknowledged is there as it was, once."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from infra.local import tools
from infra.local.children import Child, save_cloud, start_cloud
from infra.local.places import Places
from tests.e2e.conftest import free_ports

pytestmark = pytest.mark.local_cloud
KEYS = [{"AttributeName": "pk", "KeyType": "HASH"}]


@dataclass
class Cloud:
    """A local cloud that is killed, and what everybody sees in it."""

    places: Places
    child: Child = field(init=False)

    def start(self) -> None:
        self.child = start_cloud(tools.cloud_python(print), self.places)
        self.child.wait_for(f"{self.places.cloud_url}/_ministack/health")

    def kill(self) -> None:
        self.child.process.kill()
        self.child.process.wait()

    def __getattr__(self, service: str) -> Any:
        return self.places.session().client(service)

    @property
    def pools(self) -> Any:
        return self.places.session().client("cognito-idp")

    @property
    def pool(self) -> str:
        return str(self.pools.list_user_pools(MaxResults=1)["UserPools"][0]["Id"])

    def items(self) -> dict[str, str]:
        found = self.dynamodb.scan(TableName="things")["Items"]
        return {item["pk"]["S"]: item["n"]["N"] for item in found}

    def changes(self) -> list[tuple[str, str]]:
        """The table's stream: each record's number and the key of its item."""
        stream = self.dynamodb.describe_table(TableName="things")["Table"]["LatestStreamArn"]
        streams = self.dynamodbstreams
        (shard,) = streams.describe_stream(StreamArn=stream)["StreamDescription"]["Shards"]
        place = {"StreamArn": stream, "ShardId": shard["ShardId"], "ShardIteratorType": "TRIM_HORIZON"}
        records = streams.get_records(ShardIterator=streams.get_shard_iterator(**place)["ShardIterator"])["Records"]
        return [(r["dynamodb"]["SequenceNumber"], r["dynamodb"]["Keys"]["pk"]["S"]) for r in records]

    def waiting(self) -> list[str]:
        """The bodies of the messages that can be taken; they stay."""
        url = self.sqs.get_queue_url(QueueName="work")["QueueUrl"]
        taken = self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0).get("Messages", [])
        return sorted(message["Body"] for message in taken)

    def subjects(self) -> list[str]:
        with urllib.request.urlopen(f"{self.places.cloud_url}/_ministack/ses/messages") as answer:  # noqa: S310
            text = answer.read().decode()
        return [subject for subject in ("first", "second") for _ in range(text.count(f'"Subject": "{subject}"'))]

    def people(self) -> list[str]:
        return sorted(one["Username"] for one in self.pools.list_users(UserPoolId=self.pool)["Users"])

    def seen(self) -> list[Any]:
        return [self.items(), self.changes(), self.waiting(), self.subjects(), self.people()]


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """A cloud with a table, a queue, a sender and a pool of people, all saved as a deployment saves them.

    It saves no more by itself: what was saved counts as read, which a slow machine would see in the midst of a test.
    """
    monkeypatch.setenv("SAVE_SECONDS", "3600")
    cloud = Cloud(Places(tmp_path, free_ports()))
    cloud.start()
    cloud.dynamodb.create_table(
        TableName="things",
        KeySchema=KEYS,
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    cloud.sqs.create_queue(QueueName="work")
    cloud.sesv2.create_email_identity(EmailIdentity="office.example")
    cloud.pools.create_user_pool(PoolName="staff")
    save_cloud(cloud.places)
    yield cloud
    cloud.kill()


def put(pk: str, n: int) -> dict[str, Any]:
    return {"TableName": "things", "Item": {"pk": {"S": pk}, "n": {"N": str(n)}}}


def work(cloud: Cloud, subject: str) -> None:
    """Every kind of write that an office lives by, made and unmade."""
    key = {"TableName": "things", "Key": {"pk": {"S": f"{subject}-b"}}}
    cloud.dynamodb.put_item(**put(f"{subject}-a", 1))
    cloud.dynamodb.transact_write_items(TransactItems=[{"Put": put(f"{subject}-{pk}", 2)} for pk in "bcd"])
    change = {"UpdateExpression": "ADD n :n", "ExpressionAttributeValues": {":n": {"N": "5"}}}
    cloud.dynamodb.update_item(TableName="things", Key={"pk": {"S": f"{subject}-c"}}, **change)
    cloud.dynamodb.delete_item(**key)
    url = cloud.sqs.get_queue_url(QueueName="work")["QueueUrl"]
    cloud.sqs.send_message(QueueUrl=url, MessageBody=f"{subject}-done")
    for taken in cloud.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)["Messages"]:
        if taken["Body"].endswith("done"):
            cloud.sqs.delete_message(QueueUrl=url, ReceiptHandle=taken["ReceiptHandle"])
    cloud.sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": "1", "MessageBody": f"{subject}-open"}])
    cloud.sesv2.send_email(
        FromEmailAddress="a@office.example",
        Destination={"ToAddresses": ["b@client.example"]},
        Content={"Simple": {"Subject": {"Data": subject}, "Body": {"Text": {"Data": "Hej"}}}},
    )
    pools, pool = cloud.pools, cloud.pool
    for name in ("kept", "gone"):
        pools.admin_create_user(UserPoolId=pool, Username=f"{name}-{subject}@office.example")
    pools.admin_delete_user(UserPoolId=pool, Username=f"gone-{subject}@office.example")


def test_a_kill_changes_nothing_that_anybody_saw(cloud: Cloud) -> None:
    work(cloud, "first")
    before = cloud.seen()
    assert before[0] == {"first-a": "1", "first-c": "7", "first-d": "2"}
    assert before[2:4] == [["first-open"], ["first"]]
    assert len(before[1]) == 6
    for _ in range(2):  # what was done again is done again once more, not twice
        cloud.kill()
        cloud.start()
        assert cloud.seen() == before
    work(cloud, "second")
    after = cloud.seen()
    cloud.kill()
    cloud.start()
    assert cloud.seen() == after


def test_a_save_shortens_the_journal_and_a_kill_after_it_changes_nothing(cloud: Cloud) -> None:
    work(cloud, "first")
    journal = cloud.places.cloud_state / "journal"
    assert list(journal.glob("*.log"))
    save_cloud(cloud.places)
    assert not list(journal.glob("*.log"))
    work(cloud, "second")
    before = cloud.seen()
    cloud.kill()
    cloud.start()
    again = cloud.seen()
    assert again[0] == before[0]
    assert again[1] == before[1][6:]  # nobody's function reads this stream: what was saved counts as read
    assert again[2:] == before[2:]
