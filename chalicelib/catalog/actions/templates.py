"""The verbs of visit templates: list, set from a day on. What a line costs is never in them: prices are the day's."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.catalog.model import TemplateRow, VisitTemplate
from chalicelib.catalog.rules.dates import placed
from chalicelib.catalog.store.items import TEMPLATES
from chalicelib.cloud.tables import AlreadyThere, Contested, edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports


def list_visit_templates(ports: Ports) -> list[TemplateRow]:
    """All visit templates with their editions, in order of their keys."""
    return TEMPLATES.of(ports.tables, "")


def put_visit_template(ports: Ports, template: VisitTemplate, expected: int, by: Actor) -> TemplateRow:
    """Set a visit template from a day on, on the version that was read (0 when new); one with an end is offered no more
    from that day.

    The same again changes nothing. Conflict `changed_meanwhile`; RuleBroken `periods_overlap`.
    """

    def attempt() -> TemplateRow:
        found = TEMPLATES.get(ports.tables, "", template.key) or TemplateRow(template.key, (), 0)
        after = replace(found, rules=placed(found.rules, template), version=found.version + 1)
        if after.rules == found.rules:
            return found
        edited(found.version, expected)
        try:
            ports.tables.commit([TEMPLATES.write(after, found.version or None, changed_by=by.subject)], by)
        except AlreadyThere as error:  # somebody else made the same one first
            raise Contested from error
        return after

    return until_settled(attempt)
