"""What becomes of sent mail: MiniStack keeps a configuration set's event destinations but tells them nothing.

As on AWS, mail to the simulator's addresses (bounce@simulator.amazonses.com, complaint@…) bounces or is complained
of; all other mail is delivered. The topic of the configuration set hears of it in the shape of SES event publishing.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from ministack.services import ses, ses_v2, sns

SIMULATOR = "simulator.amazonses.com"


def publish_mail_events() -> None:
    """Let SES v2 tell the configuration set's topics of every message it took."""
    handle = ses_v2.handle_request

    async def handle_request(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:
        answer = await handle(method, path, headers, body, query)
        if method == "POST" and path.endswith("/outbound-emails") and answer[0] == 200:
            _publish(json.loads(body), json.loads(answer[2])["MessageId"])
        return answer

    ses_v2.handle_request = handle_request


def complete_topic_events() -> None:
    """Give a Lambda the whole record of a topic's message: AWS sends subject and attributes even when empty."""
    deliver = sns._deliver_to_lambda

    def deliver_whole(endpoint: str, envelope: str, *more: Any) -> None:
        deliver(endpoint, json.dumps({"Subject": None, "MessageAttributes": {}} | json.loads(envelope)), *more)

    sns._deliver_to_lambda = deliver_whole


def _publish(sent: dict[str, Any], message_id: str) -> None:
    name = sent.get("ConfigurationSetName", "")
    destinations = (ses_v2._config_sets.get(name) or {}).get("EventDestinations") or {}
    for destination in destinations.values():
        topic = (destination.get("SnsDestination") or {}).get("TopicArn")
        if topic and destination["Enabled"]:
            for event in _events(sent, message_id):
                if event["eventType"].upper() in destination["MatchingEventTypes"]:
                    sns.publish_internal(topic, json.dumps(event), "Amazon SES Email Event Notification")


def _events(sent: dict[str, Any], message_id: str) -> list[dict[str, Any]]:
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    recipients = sent.get("Destination", {}).get("ToAddresses", [])
    tags = {tag["Name"]: [tag["Value"]] for tag in sent.get("EmailTags", [])}
    mail = {
        "timestamp": at,
        "messageId": message_id,
        "source": sent.get("FromEmailAddress", ""),
        "destination": recipients,
        "tags": tags | {"ses:configuration-set": [sent.get("ConfigurationSetName", "")]},
    }
    return [
        {"eventType": kind, "mail": mail, **ses._notification_detail(kind, recipient, at, subtype)}
        for recipient in recipients
        for kind, subtype in _outcomes(recipient)
    ]


def _outcomes(recipient: str) -> tuple[tuple[str, str | None], ...]:
    local, _, domain = recipient.lower().partition("@")
    delivered: tuple[tuple[str, str | None], ...] = (("Delivery", None),)
    return ses._SIMULATOR_OUTCOMES.get(local.split("+")[0], delivered) if domain == SIMULATOR else delivered
