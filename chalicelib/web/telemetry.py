"""Structured logs and metrics by aws-lambda-powertools, with one correlation id from the click to the entry. Traces are
Lambda's own (docs/decisions/cold-starts.md).

What is logged: door, status, correlation id, opaque ids, durations. Never a body, a name, a code, an address:
of a fault its kind and its way through the code, for its words may quote a person.
"""

from __future__ import annotations

import logging
import os
import re
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any, Final

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter
from aws_lambda_powertools.metrics import MetricUnit
from chalice.app import Chalice, ConvertToMiddleware

from chalicelib.kernel.actor import in_request
from chalicelib.web.call import correlation_id_of

NAMESPACE: Final = "Quittance"
_CODE = re.compile(r"[A-Za-z0-9_.]{1,60}")  # ours are stable names, AWS's too


class WorkFailed(Exception):
    """A function's work failed; what and where stands in the line before. The runtime writes this one's words too."""


class DiscreetFormatter(LambdaPowertoolsFormatter):
    """Log lines as JSON, without the words, the notes and the values of what was raised."""

    def _extract_log_exception(
        self, log_record: logging.LogRecord
    ) -> tuple[str, str, list[str]] | tuple[None, None, None]:
        error = log_record.exc_info[1] if log_record.exc_info else None
        return ("\n".join(way_of(error)), type(error).__name__, []) if error is not None else (None, None, None)


logger = Logger(
    service="quittance",
    level=os.environ.get("LOG_LEVEL", "INFO"),
    log_uncaught_exceptions=False,
    logger_formatter=DiscreetFormatter(serialize_stacktrace=False, service="quittance"),
)
metrics = Metrics(namespace=NAMESPACE, service="quittance")


def observe(app: Chalice) -> None:
    """Give every function of the application logs and metrics."""
    app.log = logger  # type: ignore[assignment]  # it is used as one, and writes Chalice's own errors as JSON
    inner = logging.getLogger("quittance")
    inner.handlers = logger.handlers
    inner.propagate = False
    app.register_middleware(ConvertToMiddleware(logger.inject_lambda_context(clear_state=True)))
    app.register_middleware(ConvertToMiddleware(metrics.log_metrics(capture_cold_start_metric=True)))
    app.register_middleware(discreetly)
    app.register_middleware(_in_its_request)
    app.register_middleware(_log_requests, "http")


def count(name: str, value: int) -> None:
    """Add to one of the office's own metrics, such as those that alarms watch."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)


def _in_its_request(event: Any, get_response: Callable[[Any], Any]) -> Any:
    """What a function does is done in its call's request: the correlation id of a door, else Lambda's own."""
    request = getattr(event.context, "aws_request_id", "") or correlation_id_of(event)
    logger.append_keys(correlation_id=request)
    with in_request(request):
        return get_response(event)


def _log_requests(event: Any, get_response: Callable[[Any], Any]) -> Any:
    """One line a request: which door, how it ended, how long it took."""
    started = time.perf_counter()
    logger.append_keys(door=f"{event.method} {event.context.get('resourcePath', '')}")
    response = get_response(event)
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    logger.info("request", extra={"status": response.status_code, "took_ms": took_ms})
    metrics.add_metric(name="Requests", unit=MetricUnit.Count, value=1)
    if response.status_code >= 500:
        metrics.add_metric(name="ServerErrors", unit=MetricUnit.Count, value=1)
    return response


def way_of(error: BaseException) -> Iterator[str]:
    """What was raised and on which way through the code, from the last fault to the first one that caused it."""
    told: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in told:
        told.add(id(now))
        yield f"{type(now).__module__}.{type(now).__qualname__} {code_of(now)}".rstrip()
        for frame in traceback.StackSummary.extract(traceback.walk_tb(now.__traceback__), lookup_lines=False):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)


def code_of(error: BaseException) -> str:
    """The stable code of a refusal of ours or of AWS; empty for anything else."""
    response = getattr(error, "response", None)
    found = response.get("Error", {}).get("Code", "") if isinstance(response, dict) else getattr(error, "code", "")
    return found if isinstance(found, str) and _CODE.fullmatch(found) else ""


def discreetly(event: Any, get_response: Callable[[Any], Any]) -> Any:
    """Let a function's work fail without its words reaching the runtime's own log. A middleware of Chalice."""
    try:
        return get_response(event)
    except Exception as error:
        logging.getLogger("quittance").exception("work_failed")
        raise WorkFailed(type(error).__name__) from None
