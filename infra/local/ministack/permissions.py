"""Where MiniStack's check of roles differs from AWS's service authorization reference: SQS batches, SES v2's sender."""

from __future__ import annotations

import json
from email.utils import parseaddr
from typing import Any

from ministack.core import iam_actions

_CHECKED_AS = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}


def check_as_aws_does() -> None:
    """Check a batch as the single call, and sending mail against the sender's identity."""
    action_of, resource_of = iam_actions.extract_iam_action, iam_actions.extract_resource_arn

    def extract_iam_action(*request: Any) -> str | None:
        action = action_of(*request)
        return _CHECKED_AS.get(action or "", action)

    def extract_resource_arn(service: str, method: str, path: str, headers: Any, body: bytes, *more: Any) -> Any:
        if service == "ses" and method == "POST" and path.endswith("/outbound-emails"):
            _, region, account = more
            sender = parseaddr(json.loads(body).get("FromEmailAddress", ""))[1]
            return f"arn:aws:ses:{region}:{account}:identity/{sender}"
        return resource_of(service, method, path, headers, body, *more)

    iam_actions.extract_iam_action, iam_actions.extract_resource_arn = extract_iam_action, extract_resource_arn
