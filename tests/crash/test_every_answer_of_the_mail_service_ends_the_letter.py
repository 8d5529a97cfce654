"""Whatever SES answers, a letter goes once, or is told of as never going, or a person is asked: none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.session import get_session

from chalicelib.notices import actions as notices
from tests.crash.cloud import Cloud, Place, memory_cloud
from tests.crash.every_job import JOBS
from tests.crash.jobs import Facts, founded
from tests.crash.runs import Bench, founded_office

# What becomes of a letter that SES answered so, ten minutes and more later: its state, and why it failed.
GOES, NEVER, ASKED = ("sent", ""), ("failed", "rejected"), ("failed", "unsure")
ANSWERS = {
    "TooManyRequestsException": (429, GOES),  # above the rate
    "LimitExceededException": (400, GOES),  # above the day's quota
    "AccountSuspendedException": (400, GOES),  # SES looks at the account
    "SendingPausedException": (400, GOES),
    "MailFromDomainNotVerifiedException": (400, GOES),
    "NotFoundException": (404, GOES),  # the configuration set is gone: a fault of ours, mended in hours
    "ThrottlingException": (400, GOES),
    "AccessDeniedException": (403, GOES),
    "MessageRejected": (400, NEVER),
    "BadRequestException": (400, NEVER),
    "InternalServiceErrorException": (500, ASKED),
    "ServiceUnavailable": (503, ASKED),
    "GatewayTimeout": (504, ASKED),
}


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[Cloud, Place, Facts]]:
    with memory_cloud() as cloud:
        yield cloud, *founded_office(cloud, founded)


def test_no_error_that_the_service_declares_is_left_out() -> None:
    model = get_session().get_service_model("sesv2").operation_model("SendEmail")
    declared = {shape.name: shape.metadata["error"]["httpStatusCode"] for shape in model.error_shapes}
    assert declared.items() <= {name: status for name, (status, _) in ANSWERS.items()}.items()


@pytest.mark.parametrize("code", ANSWERS)
def test_a_letter_goes_once_or_is_told_of(office: tuple[Cloud, Place, Facts], code: str) -> None:
    status, ends = ANSWERS[code]
    told = {"Error": {"Code": code, "Message": ""}, "ResponseMetadata": {"HTTPStatusCode": status}}

    def refuses(*_: Any) -> Any:
        raise ClientError(told, "SendEmail")

    job = next(one for one in JOBS if one.name == "deliver a notice")
    bench = Bench(office[0], job, *office[1:])
    left = bench.run(bench.calls.index("SendEmail"), refuses)
    ports, it = bench.cloud.worker(), bench.it
    notice = notices.notice_of(ports, it.account.id, it["notice"].id)
    assert (notice.state, notice.failure) == ends
    assert sum(left.mails.values()) == (ends == GOES)
    place = (it.account.id, f"NTC#{notice.id}")
    assert (place in ports.tables.worklist("NOTICES")) is (ends != GOES)
