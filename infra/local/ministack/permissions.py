"""Actions whose IAM name is not their own: SQS checks a batch as the single call (service authorization reference)."""

from __future__ import annotations

from typing import Any

from ministack.core import iam_actions

_CHECKED_AS = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}


def check_batches_as_single_calls() -> None:
    """Let the check of roles know SQS's batches."""
    extract = iam_actions.extract_iam_action

    def extract_iam_action(*request: Any) -> str | None:
        action = extract(*request)
        return _CHECKED_AS.get(action or "", action)

    iam_actions.extract_iam_action = extract_iam_action
