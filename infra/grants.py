"""What a function may do, as IAM statements. Each grant names resources of this stack; none but X-Ray says `*`."""

from __future__ import annotations

from typing import Any

Statement = dict[str, Any]

_READ = ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem")
_ADD = ("dynamodb:PutItem",)
_STORES = ("dynamodb", "s3", "lambda", "sqs", "secretsmanager")  # services that keep things under the office's key
_CHANGE = ("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem")


def _allow(actions: tuple[str, ...], *resources: Any, **more: Any) -> Statement:
    return {"Effect": "Allow", "Action": list(actions), "Resource": list(resources), **more}


def _arn(resource: str, suffix: str = "") -> dict[str, str]:
    return {"Fn::Sub": "${" + resource + ".Arn}" + suffix}


def read(table: str) -> Statement:
    """Read a table and its indexes."""
    return _allow(_READ, _arn(table), _arn(table, "/index/*"))


def change(table: str) -> Statement:
    """Read and write a table and read its indexes."""
    return _allow(_READ + _CHANGE, _arn(table), _arn(table, "/index/*"))


def walk(table: str) -> Statement:
    """Read a table page by page: for making lists anew at night, never for a request."""
    return _allow(("dynamodb:Scan",), _arn(table))


def append(table: str) -> Statement:
    """Add to a table and read it: no call that changes or deletes is allowed."""
    return _allow(_READ + _ADD, _arn(table), _arn(table, "/index/*"))


def send(*queues: str) -> Statement:
    """Put messages on queues."""
    return _allow(("sqs:SendMessage",), *(_arn(queue) for queue in queues))


def consume(queue: str) -> Statement:
    """Let the event source take messages off a queue."""
    actions = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility")
    return _allow(actions, _arn(queue))


def follow(table: str) -> Statement:
    """Let the event source read a table's stream."""
    actions = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
    return _allow(actions, {"Fn::GetAtt": [table, "StreamArn"]})


def list_streams() -> Statement:
    """Listing streams cannot be narrowed to one table (AWS service authorization reference, DynamoDB)."""
    return _allow(("dynamodb:ListStreams",), "*")


def find_documents() -> Statement:
    """Tell a missing file from a forbidden one: without it S3 answers 403 for both."""
    return _allow(("s3:ListBucket",), _arn("DocumentsBucket"))


def keep_documents() -> Statement:
    """Read and write files; deleting is the lifecycle's alone."""
    return _allow(("s3:GetObject", "s3:PutObject"), _arn("DocumentsBucket", "/*"))


def refuse_documents() -> Statement:
    """Take away what somebody brought and was refused; what is kept nobody takes away."""
    return _allow(("s3:DeleteObject",), _arn("DocumentsBucket", "/attachments/waiting/*"))


def keep_exports() -> Statement:
    """Write exports, read their parts again and join them (both are PutObject to S3)."""
    return _allow(("s3:GetObject", "s3:PutObject"), _arn("DocumentsBucket", "/exports/*"))


def keep_papers() -> Statement:
    """Make and read the papers of accounts: no file that somebody brought, nor one of an import."""
    return _allow(("s3:GetObject", "s3:PutObject"), _arn("DocumentsBucket", "/acc_*"))


def read_findings() -> Statement:
    """Read what was found wrong in files that were brought: no file of an import itself, which holds health data."""
    places = ("/imports/*/findings/*", "/catalog/reports/*")
    return _allow(("s3:GetObject",), *(_arn("DocumentsBucket", place) for place in places))


def keep_failures() -> Statement:
    """Let the event source keep a batch that was given up; only who replays reads it."""
    return _allow(("s3:PutObject", "s3:ListBucket"), _arn("StreamFailuresBucket"), _arn("StreamFailuresBucket", "/*"))


def look_at_anchors() -> Statement:
    """Know where the audit trail stood each night, also behind what somebody tried to hide."""
    return _allow(("s3:ListBucketVersions",), _arn("AnchorsBucket"))


def add_anchors() -> Statement:
    """Add anchors; nothing may take one away."""
    return _allow(("s3:PutObject",), _arn("AnchorsBucket", "/*"))


def seal() -> Statement:
    """Make and open the office's data key, which seals fields and hashes look-ups."""
    return _allow(("kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext"), _arn("OfficeKey"))


def encrypted_storage() -> Statement:
    """Use the office's key through the services that store under it, and for the function's own environment."""
    actions = ("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey")
    services = [{"Fn::Sub": f"{name}.${{AWS::Region}}.amazonaws.com"} for name in _STORES]
    return _allow(actions, _arn("OfficeKey"), Condition={"StringEquals": {"kms:ViaService": services}})


def speak_to_gateway() -> Statement:
    """Read the card gateway's key and the secret of its notifications."""
    return _allow(("secretsmanager:GetSecretValue",), {"Fn::GetAtt": ["GatewaySecret", "Id"]})


def send_mail() -> Statement:
    """Send e-mail from the office's own address, through its configuration set."""
    base = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:"
    names = ("identity/${MailFrom}", "identity/${MailDomain}", "configuration-set/${MailConfigurationSet}")
    return _allow(("ses:SendEmail", "ses:SendRawEmail"), *({"Fn::Sub": base + name} for name in names))


def sign_in() -> Statement:
    """Ask the staff pool's client for its secret; signing in itself needs no permission."""
    return _allow(("cognito-idp:DescribeUserPoolClient",), _arn("StaffPool"))


def know_colleagues() -> Statement:
    """List who is in each group of the staff pool: names for the ids in histories."""
    return _allow(("cognito-idp:ListUsersInGroup",), _arn("StaffPool"))


def trace() -> Statement:
    """Send traces; X-Ray knows no narrower resource."""
    return _allow(("xray:PutTraceSegments", "xray:PutTelemetryRecords"), "*")


def write_log(function: str) -> Statement:
    """Write the function's own log."""
    return _allow(("logs:CreateLogStream", "logs:PutLogEvents"), _arn(f"{function}Log"))
