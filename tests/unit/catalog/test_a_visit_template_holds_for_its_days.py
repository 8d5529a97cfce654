"""A visit template is set from a day on, by whoever saw the last version of it; it knows no client and no price."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from chalicelib.catalog import actions
from chalicelib.catalog.api.templates import VisitTemplateBody
from chalicelib.catalog.model import CodeSystem, TemplateLine, VisitTemplate
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.kernel.period import Period
from chalicelib.web.shapes import fitted
from tests.fakes.office import REP, make_office

FIRST = VisitTemplate(
    "first", "First visit", (TemplateLine(CodeSystem.CPT, "90837"),), ("F320",), Period(date(2026, 3, 1))
)
TODAY = date(2026, 3, 2)


def test_a_template_is_changed_from_a_day_on_and_ended() -> None:
    ports = make_office()
    one = actions.put_visit_template(ports, FIRST, 0, REP)
    assert actions.put_visit_template(ports, FIRST, 0, REP) == one  # a repeat after a lost answer
    later = VisitTemplate("first", "First visit", FIRST.lines, (), Period(date(2026, 4, 1), date(2026, 6, 1)))
    after = actions.put_visit_template(ports, later, 1, REP)
    assert [one.period for one in after.rules] == [Period(date(2026, 3, 1), date(2026, 4, 1)), later.period]
    assert (after.version, actions.list_visit_templates(ports)) == (2, [after])


def test_who_saw_an_older_version_changes_nothing() -> None:
    ports = make_office()
    actions.put_visit_template(ports, FIRST, 0, REP)
    other = VisitTemplate("first", "Other", FIRST.lines, (), FIRST.period)
    with pytest.raises(Conflict):
        actions.put_visit_template(ports, other, 0, REP)
    assert actions.list_visit_templates(ports)[0].rules == (FIRST,)


@pytest.mark.parametrize("line", [{"system": "icd10cm", "code": "F320"}, {"system": "cpt", "code": "1", "units": "0"}])
def test_what_could_not_be_charged_is_refused(line: dict[str, str]) -> None:
    body = fitted(VisitTemplateBody, {"name": "X", "from_on": "2026-03-02", "version": 0, "lines": [line]}, TODAY)
    with pytest.raises(Invalid):
        body.template("x")


def test_a_template_has_no_place_for_a_client_a_day_or_a_price() -> None:
    names = {field.name for model in (VisitTemplate, TemplateLine) for field in fields(model)}
    assert names == {"key", "name", "lines", "diagnoses", "period", "system", "code", "modifiers", "units"}
