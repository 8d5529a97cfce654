"""Visit templates over HTTP: kept by who keeps the catalog, used by who charges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chalicelib.catalog import actions
from chalicelib.catalog.api.base import CodeText, DatedBody, api, keyed
from chalicelib.catalog.model import CodeSystem, TemplateLine, TemplateRow, VisitTemplate
from chalicelib.catalog.rules.writing import spelled
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import say
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, ShortText, View
from chalicelib.web.shown import shown


class VisitTemplateLineBody(Shape):
    """One charge of a template. Units are a decimal with up to three places."""

    system: CodeSystem
    code: CodeText
    modifiers: list[Annotated[str, Field(pattern="^[A-Z0-9]{2}$")]] = Field(default=[], max_length=4)
    units: Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,3})?$", examples=["1", "1.5"])] = "1"

    def line(self) -> TemplateLine:
        """The charge as the room knows it. Invalid `template_invalid` for a diagnosis, or no units."""
        if self.system is CodeSystem.ICD10CM:
            raise Invalid("template_invalid", say("A diagnosis is not charged: choose what was done."))
        units = int(Decimal(self.units).scaleb(3))
        if units <= 0:
            raise Invalid("template_invalid", say("Units must be above zero."))
        return TemplateLine(self.system, spelled(self.system, self.code), tuple(self.modifiers), units)


class VisitTemplateBody(DatedBody):
    """A visit template from a day on; `until_on` ends it."""

    name: ShortText = Field(min_length=1)
    lines: list[VisitTemplateLineBody] = Field(min_length=1, max_length=20)
    diagnoses: list[Annotated[str, Field(pattern=r"^[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?$")]] = Field(
        default=[], max_length=12
    )

    def template(self, key: str) -> VisitTemplate:
        """The template as the room knows it."""
        why = dict.fromkeys(spelled(CodeSystem.ICD10CM, code) for code in self.diagnoses)
        return VisitTemplate(key, self.name, tuple(line.line() for line in self.lines), tuple(why), self.period())


class VisitTemplateLineView(View):
    """One charge of a template."""

    system: CodeSystem
    code: str
    modifiers: list[str]
    units: str

    @classmethod
    def of(cls, line: TemplateLine) -> VisitTemplateLineView:
        """Show a charge of a template."""
        return shown(cls, line, units=f"{Decimal(line.units).scaleb(-3).normalize():f}")


class VisitTemplateRuleView(View):
    """A visit template from a day on."""

    name: str
    lines: list[VisitTemplateLineView]
    diagnoses: list[str]
    from_on: date
    until_on: date | None

    @classmethod
    def of(cls, template: VisitTemplate) -> VisitTemplateRuleView:
        """Show an edition of a template."""
        return shown(cls, template, lines=[VisitTemplateLineView.of(line) for line in template.lines])


class VisitTemplateView(View):
    """A visit template with its editions, oldest first."""

    key: str
    rules: list[VisitTemplateRuleView]
    version: int

    @classmethod
    def of(cls, row: TemplateRow) -> VisitTemplateView:
        """Show a visit template."""
        return shown(cls, row, rules=[VisitTemplateRuleView.of(one) for one in row.rules])


@api.get("/visit-templates", Permission.CATALOG_READ)
def list_visit_templates(call: Call) -> list[VisitTemplateView]:
    """All visit templates with their editions."""
    return [VisitTemplateView.of(row) for row in actions.list_visit_templates(call.ports)]


@api.put("/visit-templates/{key}", Permission.CATALOG_WRITE)
def put_visit_template(call: Call, key: str, body: VisitTemplateBody) -> VisitTemplateView:
    """Set a visit template from a day on."""
    row = actions.put_visit_template(call.ports, body.template(keyed(key)), body.version, call.actor)
    return VisitTemplateView.of(row)
