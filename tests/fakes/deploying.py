"""AWS as a deployment meets it: a session of the services it needs, and refusals as botocore raises them."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError


def refused(code: str, message: str, operation: str = "DescribeStacks") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, operation)


class Session:
    """A session that knows one service."""

    def __init__(self, **clients: Any) -> None:
        self.clients = clients

    def client(self, service: str) -> Any:
        return self.clients[service]
