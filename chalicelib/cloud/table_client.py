"""The client of the tables: botocore's, with four of its parts leaner, for they are half the work of a request.

botocore finds the address, writes, signs and reads for any service; the tables have one address a Region, are asked by
POST to `/` alone, and take and answer the very JSON that is handed on. Each part replaces one that botocore looks up by
name and falls back on it for what it does not know. Why: docs/decisions/lean-table-client.md.
"""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from botocore.auth import AUTH_TYPE_MAPS, SigV4Auth
from botocore.config import Config
from botocore.exceptions import NoCredentialsError, UnknownServiceError
from botocore.loaders import Loader
from botocore.parsers import JSONParser, ResponseParserFactory
from botocore.serialize import JSONSerializer
from botocore.session import get_session

SIGNED_PLAINLY: Final = "v4-plain-post"
_REFUSED: Final = 300  # HTTP: from here on an answer is no answer to what was asked


def table_client(region: str) -> Any:
    """A client of DynamoDB; threads may share it."""
    config = Config(
        connect_timeout=2,
        read_timeout=8,
        retries={"total_max_attempts": 4, "mode": "standard"},
        parameter_validation=False,  # the stores' requests are typed and tested
        account_id_endpoint_mode="disabled",  # else the credentials are asked for their account at every call
        signature_version=SIGNED_PLAINLY,
        user_agent="quittance",  # else it is composed anew at every call: an eighth of its work
    )
    session = get_session()
    session.register_component("data_loader", OneAddress())
    session.register_component("response_parser_factory", PlainParsers())
    client: Any = session.create_client("dynamodb", region_name=region, config=config)
    client._serializer = PlainWriter()  # the one part that botocore looks up by the service's protocol alone
    return client


class OneAddress(Loader):
    """Descriptions of services without the rules by which an address is found: they are asked anew at every call."""

    def load_service_model(self, service_name: str, type_name: str, api_version: str | None = None) -> Any:
        """A description; UnknownServiceError for the rules, at which botocore finds the address once, by the Region."""
        if type_name == "endpoint-rule-set-1":
            raise UnknownServiceError(service_name=service_name, known_service_names="")
        return super().load_service_model(service_name, type_name, api_version)


class PlainWriter(JSONSerializer):
    """Requests as the stores make them, in DynamoDB's own JSON; binary values as base64."""

    def serialize_to_request(self, parameters: Any, operation_model: Any) -> Any:
        """The request of an operation."""
        request = super().serialize_to_request({}, operation_model)
        request["body"] = json.dumps(parameters, default=_in_base64).encode()
        return request


def _in_base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


class PlainParser(JSONParser):
    """Answers as they came: items as DynamoDB has them, binary values as bytes; refusals are botocore's."""

    def parse(self, response: Any, shape: Any) -> Any:
        """The answer, with the request's number."""
        body = response["body"]
        if response["status_code"] >= _REFUSED or b'"BS"' in body:
            return super().parse(response, shape)
        answer = json.loads(body or b"{}", object_hook=_binary if b'"B"' in body else None)
        number = response["headers"].get("x-amzn-requestid", "")
        answer["ResponseMetadata"] = {"HTTPStatusCode": response["status_code"], "RequestId": number}
        return answer


def _binary(told: dict[str, Any]) -> dict[str, Any]:
    """A binary value as bytes: `{"B": "…"}` holds it in base64; an attribute that is called B holds a value."""
    if len(told) == 1 and isinstance(told.get("B"), str):
        return {"B": base64.b64decode(told["B"])}
    return told


class PlainParsers(ResponseParserFactory):
    """Gives every request the same parser."""

    _plain = PlainParser()

    def create_parser(self, protocol_name: str) -> Any:
        """The parser of a protocol: DynamoDB speaks `json`."""
        return self._plain if protocol_name == "json" else super().create_parser(protocol_name)


class PlainPostSigner(SigV4Auth):
    """Signature Version 4 of a POST to `/` without a query, over its host and its `x-amz-` headers, which are all that
    must be signed. Source: AWS, Signature Version 4 signing process, "Create a signed AWS API request".
    """

    _region_name: str
    _service_name: str
    _kept: tuple[tuple[str, str], bytes] = (("", ""), b"")  # what a day's signing key was derived from, and the key

    def add_auth(self, request: Any) -> None:
        """Sign a request that is about to go; NoCredentialsError without credentials."""
        if self.credentials is None:
            raise NoCredentialsError
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        headers = _headers(request, now, self.credentials.token)
        names = ";".join(headers)
        lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
        asked = f"POST\n/\n\n{lines}\n{names}\n{sha256(request.data).hexdigest()}"
        scope = f"{now[:8]}/{self._region_name}/{self._service_name}/aws4_request"
        signed = f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{sha256(asked.encode()).hexdigest()}"
        signature = hmac.digest(self._signing_key(scope), signed.encode(), "sha256").hex()
        who = f"{self.credentials.access_key}/{scope}"
        del request.headers["Authorization"]
        request.headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={who}, SignedHeaders={names}, Signature={signature}"
        )

    def _signing_key(self, scope: str) -> bytes:
        secret = str(self.credentials.secret_key)
        derived_from, key = PlainPostSigner._kept
        if derived_from != (secret, scope):
            key = f"AWS4{secret}".encode()
            for part in scope.split("/"):
                key = hmac.digest(key, part.encode(), "sha256")
            PlainPostSigner._kept = (secret, scope), key
        return key


def _headers(request: Any, now: str, token: str | None) -> dict[str, str]:
    """Put the moment and the session's token into the headers; answers those to be signed, in order."""
    ours: tuple[tuple[str, str | None], ...] = (("X-Amz-Date", now), ("X-Amz-Security-Token", token))
    for name, told in ours:
        del request.headers[name]  # of an earlier try; nothing happens without one
        if told:
            request.headers[name] = told
    named = [(name.lower(), value) for name, value in request.headers.raw_items()]
    signed = {name: value.strip() for name, value in named if name.startswith("x-amz-")}
    return dict(sorted({**signed, "host": request.url.split("/", 3)[2]}.items()))


AUTH_TYPE_MAPS[SIGNED_PLAINLY] = PlainPostSigner
