"""Structured logs and metrics by aws-lambda-powertools, with one correlation id from the click to the entry. Traces are
Lambda's own (docs/decisions/cold-starts.md).

What is logged: door, status, correlation id, opaque ids, durations. Never a body, a name, a code, an address.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from typing import Any, Final

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from chalice.app import Chalice, ConvertToMiddleware

NAMESPACE: Final = "Quittance"

logger = Logger(service="quittance", level=os.environ.get("LOG_LEVEL", "INFO"), log_uncaught_exceptions=False)
metrics = Metrics(namespace=NAMESPACE, service="quittance")


def observe(app: Chalice) -> None:
    """Give every function of the application logs and metrics."""
    app.log = logger  # type: ignore[assignment]  # it is used as one, and writes Chalice's own errors as JSON
    inner = logging.getLogger("quittance")
    inner.handlers = logger.handlers
    inner.propagate = False
    app.register_middleware(ConvertToMiddleware(logger.inject_lambda_context(clear_state=True)))
    app.register_middleware(ConvertToMiddleware(metrics.log_metrics(capture_cold_start_metric=True)))
    app.register_middleware(_log_requests, "http")


def _log_requests(event: Any, get_response: Callable[[Any], Any]) -> Any:
    """One line a request: which door, how it ended, how long it took."""
    started = time.perf_counter()
    correlation_id = event.headers.get("x-correlation-id", "") or (event.context or {}).get("requestId", "")
    logger.append_keys(correlation_id=correlation_id, door=f"{event.method} {event.context.get('resourcePath', '')}")
    response = get_response(event)
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    logger.info("request", extra={"status": response.status_code, "took_ms": took_ms})
    metrics.add_metric(name="Requests", unit=MetricUnit.Count, value=1)
    if response.status_code >= 500:
        metrics.add_metric(name="ServerErrors", unit=MetricUnit.Count, value=1)
    return response
