"""The gateway's keys are read once for some minutes, anew after them, and never from an environment."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from chalicelib.cloud.card_gateway import StripeGateway
from chalicelib.cloud.gateway_keys import LIVES_SECONDS, GatewayKeys, KeptKeys
from chalicelib.kernel.errors import NotAllowed, Unavailable
from chalicelib.settings import read_settings


class Secrets:
    """Secrets Manager with one secret, which may be silent or refuse."""

    def __init__(self) -> None:
        self.kept: str | Exception = json.dumps({"key": "sk_1", "webhook_secret": "whsec_1"})
        self.asked = 0
        self.now = 0.0

    def get_secret_value(self, SecretId: str) -> Any:  # noqa: N803  # named as AWS names it
        assert SecretId == "arn:secret"
        self.asked += 1
        if isinstance(self.kept, Exception):
            raise self.kept
        return {"SecretString": self.kept}

    def keys(self) -> KeptKeys:
        return KeptKeys("arn:secret", lambda: self, lambda: self.now)


def test_they_are_read_once_for_five_minutes_and_then_anew() -> None:
    secrets = Secrets()
    keys = secrets.keys()
    assert [keys() for _ in range(3)] == [GatewayKeys("sk_1", "whsec_1")] * 3
    secrets.kept = json.dumps({"key": "sk_2", "webhook_secret": "whsec_2"})
    secrets.now = LIVES_SECONDS
    assert keys().key == "sk_1"
    assert secrets.asked == 1
    secrets.now += 1
    assert keys() == GatewayKeys("sk_2", "whsec_2")


REFUSED = ClientError({"Error": {"Code": "ThrottlingException"}}, "GetSecretValue")
SILENT = EndpointConnectionError(endpoint_url="https://secretsmanager")


@pytest.mark.parametrize("trouble", [REFUSED, SILENT])
def test_what_is_known_goes_on_while_they_cannot_be_read(trouble: Exception) -> None:
    secrets = Secrets()
    keys = secrets.keys()
    keys()
    secrets.kept, secrets.now = trouble, LIVES_SECONDS * 2
    assert keys().key == "sk_1"
    assert keys().key == "sk_1"
    assert secrets.asked == 2, "a service in trouble is not asked at every call"


@pytest.mark.parametrize("kept", [REFUSED, SILENT, "", "[]", "{}", '{"key": "sk_1"}', "null"])
def test_without_keys_nothing_is_asked_of_the_gateway(kept: str | Exception) -> None:
    secrets = Secrets()
    secrets.kept = kept
    with pytest.raises(Unavailable) as refusal:
        secrets.keys()()
    assert refusal.value.code == "gateway_misconfigured"


def test_a_secret_that_was_written_wrongly_ends_the_old_keys() -> None:
    secrets = Secrets()
    keys = secrets.keys()
    keys()
    secrets.kept, secrets.now = "{}", LIVES_SECONDS * 2
    with pytest.raises(Unavailable):
        keys()


def test_the_next_call_goes_out_under_the_new_key_and_by_one_client_till_then() -> None:
    held = [GatewayKeys("sk_1", "")]
    gateway = StripeGateway(read_settings({}), keys=lambda: held[0])
    first = gateway._client
    assert gateway._client is first
    held[0] = GatewayKeys("sk_2", "")
    assert gateway._client is not first


def test_nobody_is_believed_without_a_signing_secret() -> None:
    gateway = StripeGateway(read_settings({}), keys=lambda: GatewayKeys("sk_1", ""))
    with pytest.raises(NotAllowed):
        gateway.parse_notification(b"{}", "t=1,v1=00", datetime.now(UTC))
