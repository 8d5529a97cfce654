"""What the office is, for whoever asks: that it answers."""

from __future__ import annotations

from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import View

api = Api("office", "/api/v1")


class HealthView(View):
    """That the API answers, and which stage it is."""

    status: str
    stage: str


@api.get("/health", Permission.ANYONE)
def health(call: Call) -> HealthView:
    """Say that the API answers."""
    return HealthView(status="ok", stage=call.ports.settings.stage)
