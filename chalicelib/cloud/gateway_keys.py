"""The card gateway's key and the signing secret of its notifications, kept by Secrets Manager: in no environment, read
by the functions that speak to the gateway, and read anew every few minutes, so that they change without a deployment.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass

log = logging.getLogger("quittance")
LIVES_SECONDS: Final = 300  # a changed key is used five minutes later at most: keep the old one alive meanwhile


@dataclass(frozen=True, slots=True)
class GatewayKeys:
    """What the office proves itself by to the gateway, and the gateway to the office."""

    key: str
    webhook_secret: str  # empty: no notification is believed


Held = Callable[[], GatewayKeys]


class KeptKeys:
    """The keys as Secrets Manager has them: JSON of `key` and `webhook_secret` under the secret's ARN."""

    def __init__(
        self,
        secret_id: str,
        connect: Callable[[], Any] = lambda: client("secretsmanager"),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._secret_id = secret_id
        self._connect = connect
        self._clock = clock
        self._found: GatewayKeys | None = None
        self._read_at = float("-inf")

    def __call__(self) -> GatewayKeys:
        """The keys, five minutes old at most, or older while they cannot be read. Unavailable where there are none."""
        if self._found is None or self._clock() - self._read_at > LIVES_SECONDS:
            self._read()
        if self._found is None:
            raise Unavailable("gateway_misconfigured", say("The card gateway does not accept the office's key."))
        return self._found

    def _read(self) -> None:
        try:
            told = json.loads(self._connect().get_secret_value(SecretId=self._secret_id)["SecretString"])
            self._found = GatewayKeys(str(told["key"]), str(told["webhook_secret"]))
        except (BotoCoreError, ClientError) as error:  # silent for a moment: what is known goes on
            log.warning("gateway_keys_unread", extra={"kind": type(error).__name__})
        except (ValueError, KeyError, TypeError):  # it was written wrongly: nothing that was true before is
            log.error("gateway_keys_unreadable")
            self._found = None
        self._read_at = self._clock()
