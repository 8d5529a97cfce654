"""A deployed stage as its first day meets it: AWS's services, which tell late, partly or not at all, and its edge."""

from __future__ import annotations

import hashlib
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from infra.first_day.day import Day
from tests.fakes.deploying import refused

ME = "198.51.100.9"
OTHERS = "a message of somebody else"


class Account:
    """The services of one account. What is sent arrives after so many looks; `lost` names what never does."""

    def __init__(self, *, late: int = 0, lost: frozenset[str] = frozenset(), refuses: str = "") -> None:
        self.late, self.lost, self.refuses = late, lost, refuses
        self.items: dict[tuple[str, str], int] = {}  # key -> looks until it is there
        self.queues: dict[str, list[list[Any]]] = {"dead-letters": [[0, OTHERS]]}  # queue -> [looks left, body]
        self.topics: dict[str, list[str]] = {"alarms": []}
        self.subscriptions = ["arn:aws:sns:subscription"]
        self.gone: list[dict[str, str]] = []
        self.objects: dict[tuple[str, str], bytes] = {}
        self.alarm_states: list[str] = []
        self.schedules: set[str] = set()

    def client(self, service: str) -> Any:
        return self

    # SES, and what comes of a mail: topic, function, table
    def send_email(self, **given: Any) -> None:
        if self.refuses == "send_email":
            raise refused("MessageRejected", "Email address is not verified: billing@office.example", "SendEmail")
        reference = given["EmailTags"][0]["Value"]
        if "mail" not in self.lost:
            self.items["HEARD#mail", reference.rpartition("__")[2]] = self.late

    # DynamoDB
    def get_item(self, TableName: str, Key: Mapping[str, Any], ConsistentRead: bool) -> Any:  # noqa: N803
        place = Key["pk"]["S"], Key["sk"]["S"]
        left = self.items.get(place)
        if left is None:
            return {}
        self.items[place] = left - 1
        return {"Item": Key} if left <= 0 else {}

    def count(self, address: str) -> None:
        mark = hashlib.sha256(address.encode()).hexdigest()[:16]
        self.items[f"RATE#login#{mark}", str(int(time.time()) // 60)] = 0

    # CloudWatch and SNS
    def set_alarm_state(self, AlarmName: str, StateValue: str, StateReason: str) -> None:  # noqa: N803
        self.alarm_states.append(StateValue)
        if StateValue == "ALARM" and "alarm" not in self.lost:
            for queue in self.topics["alarms"]:
                self.queues[queue].append([self.late, json.dumps({"AlarmName": AlarmName})])

    def subscribe(self, **given: Any) -> Any:
        self.topics[given["TopicArn"]].append(given["Endpoint"])
        return {"SubscriptionArn": given["Endpoint"]}

    def unsubscribe(self, SubscriptionArn: str) -> None:  # noqa: N803
        self.topics["alarms"].remove(SubscriptionArn)
        self.gone.append(
            {"SubscriptionArn": f"arn:{SubscriptionArn}", "Endpoint": SubscriptionArn}
        )  # listed for a while

    def get_paginator(self, verb: str) -> Any:
        pages = [{"Subscriptions": [{"SubscriptionArn": one}]} for one in self.subscriptions]
        pages += [{"Subscriptions": self.gone}, {"Subscriptions": []}]
        return type("Pages", (), {"paginate": lambda _, **given: pages})()

    # SQS
    def create_queue(self, QueueName: str) -> Any:  # noqa: N803
        self.queues[QueueName] = []
        return {"QueueUrl": QueueName}

    def get_queue_attributes(self, QueueUrl: str, AttributeNames: list[str]) -> Any:  # noqa: N803
        return {"Attributes": {"QueueArn": QueueUrl}}

    def set_queue_attributes(self, QueueUrl: str, Attributes: Mapping[str, str]) -> None:  # noqa: N803
        assert json.loads(Attributes["Policy"])["Statement"][0]["Condition"], "a queue open to every topic"

    def receive_message(self, QueueUrl: str, **given: Any) -> Any:  # noqa: N803
        there = [one for one in self.queues[QueueUrl] if one[0] <= 0]
        for one in self.queues[QueueUrl]:
            one[0] -= 1
        return {"Messages": [{"Body": one[1], "ReceiptHandle": one[1]} for one in there]} if there else {}

    def delete_message(self, QueueUrl: str, ReceiptHandle: str) -> None:  # noqa: N803
        self.queues[QueueUrl] = [one for one in self.queues[QueueUrl] if one[1] != ReceiptHandle]

    def delete_queue(self, QueueUrl: str) -> None:  # noqa: N803
        del self.queues[QueueUrl]

    # Lambda, which tries three times
    def invoke(self, FunctionName: str, InvocationType: str, Payload: bytes) -> None:  # noqa: N803
        if "failure" not in self.lost:
            self.queues["dead-letters"].append([self.late, Payload.decode()])

    # Scheduler: what its role may not set off goes to the dead letters that are named
    def get_function_configuration(self, FunctionName: str) -> Any:  # noqa: N803
        return {"FunctionArn": f"arn:aws:lambda:function:{FunctionName}"}

    def get_role(self, RoleName: str) -> Any:  # noqa: N803
        return {"Role": {"Arn": f"arn:aws:iam::role/{RoleName}"}}

    def create_schedule(self, Name: str, Target: Mapping[str, Any], **given: Any) -> None:  # noqa: N803
        self.schedules.add(Name)
        if "schedule" not in self.lost:
            self.queues[Target["DeadLetterConfig"]["Arn"]].append([self.late, Target["Input"]])

    def delete_schedule(self, Name: str) -> None:  # noqa: N803
        self.schedules.remove(Name)

    # S3
    def put_object(self, Bucket: str, Key: str, Body: bytes, ContentType: str) -> None:  # noqa: N803
        self.objects[Bucket, Key] = Body

    def delete_object(self, Bucket: str, Key: str) -> None:  # noqa: N803
        del self.objects[Bucket, Key]


class Edge:
    """What stands between a caller and the office. `wrong` names what it does wrongly."""

    def __init__(self, account: Account, wrong: str = "") -> None:
        self.account, self.wrong = account, wrong
        self.numbers = itertools.count(1)
        self.kept: dict[str, tuple[int, dict[str, str], bytes]] = {}

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes, host: str) -> Any:
        if path.startswith("/documents/"):
            return self.bucket(method, path.removeprefix("/documents/"), headers, body, host)
        if path.startswith("/around/"):
            return (200, {}, b"") if self.wrong == "around" else self.problem(403, "around_the_edge")
        if not path.startswith("/api/"):
            return self.page(path)
        if self.wrong == "shared" and path.endswith("/me"):  # collapsed: the first one's answer is everybody's
            return self.kept.setdefault(path, self.problem(401, "token_refused"))
        if self.wrong == "kept":
            return self.kept.setdefault(path, self.api(method, path, headers))
        return self.api(method, path, headers)

    def api(self, method: str, path: str, headers: Mapping[str, str]) -> Any:
        if path.endswith("/health"):
            return self.problem(403, "around_the_edge") if self.wrong == "secret" else (200, {}, b"{}")
        if path.endswith("/me"):
            return self.problem(401, "token_refused")
        if path.endswith("/challenge"):
            claimed = headers.get("x-viewer-address", "")
            self.account.count({"forged": claimed, "distribution": "130.176.0.1"}.get(self.wrong, ME))
            return self.problem(403, "wrong_code")
        token = headers.get("authorization", "")
        if self.wrong == "gateway" and token:
            told = {"message": f"not a valid key=value pair in Authorization header: {token}"}
            return 403, {"content-type": "application/json"}, json.dumps(told).encode()
        if self.wrong == "mock" and method == "POST":
            return 415, {"content-type": "application/json"}, b'{"message":"Unsupported Media Type"}'
        return self.problem(404, "no_such_thing")

    def problem(self, status: int, code: str) -> tuple[int, dict[str, str], bytes]:
        told = {"status": status, "code": code, "correlation_id": f"request-{next(self.numbers)}"}
        return status, {"content-type": "application/problem+json"}, json.dumps(told).encode()

    def page(self, path: str) -> Any:
        found = self.account.objects.get(("site", path.lstrip("/")))
        now = (403, {}, b"<Error/>") if found is None else (200, {}, found)
        return self.kept.setdefault(path, now) if self.wrong == "kept missing" else now

    def bucket(self, method: str, key: str, headers: Mapping[str, str], body: bytes, host: str) -> Any:
        if self.wrong == "elsewhere":
            return 307, {"location": "https://elsewhere.example"}, b""
        trusted = headers.get("origin") == f"http://{host}" and self.wrong != "no cors"
        allowed = {"access-control-allow-origin": headers.get("origin", "")} if trusted or self.wrong == "open" else {}
        if method == "OPTIONS":
            return (200 if allowed else 403), allowed, b""
        self.account.objects["documents", key] = body
        return 200, {} if self.wrong == "unreadable" else allowed, b""


@contextmanager
def served(edge: Edge) -> Iterator[str]:
    """The edge as a server on the loopback; answers its origin."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            host = self.headers["host"]
            status, told, sent = edge.answer(self.command, self.path, headers, body, host)
            self.send_response(status)
            for name, value in told.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PUT = do_OPTIONS = _answer  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def first_day(account: Account, origin: str, *, slept: Callable[[float], None] = lambda seconds: None) -> Day:
    """The day of a stage that answers under an origin."""
    outputs = {"SiteAddress": origin, "EndpointURL": f"{origin}/around/", "ProjectionsTableName": "projections"}
    outputs |= {"SiteBucketName": "site", "DocumentsBucketName": "documents"}
    names = {"MailConfigurationSet": "set", "ApiFailsAlarm": "quittance-test-ApiFailsAlarm", "AlarmsTopic": "alarms"}
    names |= {
        "HearMailEvent": "hear",
        "EventsDeadLetters": "dead-letters",
        "APIHandler": "api",
        "SchedulesRole": "role",
    }
    return Day(
        session=account,
        outputs=outputs,
        resources=names,
        sender="billing@office.example",
        lend=lambda key, media_type, size: f"{origin}/documents/{key}",
        whoami=lambda: ME,
        sleep=slept,
    )
