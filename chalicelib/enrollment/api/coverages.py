"""Routes of coverages."""

from __future__ import annotations

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from chalicelib.enrollment.api.shapes import CoverageEdit, CoverageEnd, CoverageShape
from chalicelib.enrollment.api.views import CoverageView
from chalicelib.enrollment.model import Coverage
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission


def _view(call: Call, coverage: Coverage) -> CoverageView:
    account = actions.account_of(call.ports, coverage.account_id)
    payer = actions.payer_of(call.ports, coverage.payer_id)
    return CoverageView.of(coverage, payer.name, account.currency, call.language)


@api.post("/accounts/{account_id}/coverages", Permission.ACCOUNT_WRITE, moves_money=True)
def add_coverage(call: Call, account_id: str, body: CoverageShape) -> CoverageView:
    """Give a client a coverage."""
    coverage = actions.add_coverage(call.ports, account_id, body.form(), call.actor, call.idempotency_key)
    return _view(call, coverage)


@api.put("/accounts/{account_id}/coverages/{coverage_id}", Permission.ACCOUNT_WRITE)
def change_coverage(call: Call, account_id: str, coverage_id: str, body: CoverageEdit) -> CoverageView:
    """Change a coverage; what was invoiced under it stays as it was."""
    coverage = actions.change_coverage(call.ports, account_id, coverage_id, body.form(), body.version, call.actor)
    return _view(call, coverage)


@api.post("/accounts/{account_id}/coverages/{coverage_id}/end", Permission.ACCOUNT_WRITE, status=200)
def end_coverage(call: Call, account_id: str, coverage_id: str, body: CoverageEnd) -> CoverageView:
    """End a coverage on a day, the first without it."""
    coverage = actions.end_coverage(call.ports, account_id, coverage_id, body.until_on, body.version, call.actor)
    return _view(call, coverage)
