import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { Form, TextareaField, TextField, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { dayColumns, DatedPage, DayFields, useDatedForm, type RuleOf } from "./dated";

type Template = components["schemas"]["VisitTemplateView"];
type Line = components["schemas"]["VisitTemplateLineBody"];
type Rule = Template["rules"][number];

function useTemplates() {
  return useQuery({ queryKey: ["visit-templates"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/visit-templates", { signal })) });
}

/** A line as it is read and written: `cpt 99214 25 *2`. */
function lineText({ system, code, modifiers, units }: Rule["lines"][number]): string {
  return [system, code, ...modifiers, ...(units === "1" ? [] : [`*${units}`])].join(" ");
}

const LINE = /^(service|cpt|hcpcs)\s+([A-Z0-9._-]{1,20})((?:\s+[A-Z0-9]{2})*)(?:\s+\*(\d{1,6}(?:[.,]\d{1,3})?))?$/i;

/** The lines of a text, one a row; null when a row is none. */
function readLines(text: string): Line[] | null {
  const rows = text.split("\n").map((row) => row.trim()).filter(Boolean);
  const lines = rows.flatMap((row): Line[] => {
    const [, system = "", code = "", modifiers = "", units = "1"] = LINE.exec(row) ?? [];
    return system ? [{ system: system.toLowerCase() as Line["system"], code, modifiers: modifiers.toUpperCase().split(/\s+/).filter(Boolean), units: units.replace(",", ".") }] : [];
  });
  return rows.length > 0 && lines.length === rows.length ? lines : null;
}

function useColumns(): Column<RuleOf<Template>>[] {
  const say = useWords(catalogWords);
  return useMemo(
    () => [
      { key: "name", title: say("name"), width: 220, lead: true, value: (row) => row.name },
      { key: "lines", title: say("template_lines"), width: 380, grow: true, value: (row) => row.lines.map(lineText).join(" · ") },
      { key: "diagnoses", title: say("template_diagnoses"), width: 140, card: "none", value: (row) => row.diagnoses.join(" ") },
      ...dayColumns<RuleOf<Template>>(say),
    ],
    [say],
  );
}

function TemplateForm({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const say = useWords(catalogWords);
  const templates = useTemplates();
  const last = template?.rules.at(-1);
  const form = useDatedForm({
    initial: { key: template?.key ?? "", name: last?.name ?? "", lines: last?.lines.map(lineText).join("\n") ?? "", diagnoses: last?.diagnoses.join(" ") ?? "" },
    required: ["key", "name", "lines"],
    check: ({ lines }): { lines?: string } => (lines.trim() && !readLines(lines) ? { lines: say("template_bad_line", { example: "cpt 99214 25 *2" }) } : {}),
    put: ({ key, name, lines, diagnoses }, days) => {
      const path = { key: key.trim() };
      const version = (template ?? templates.data?.find((one) => one.key === path.key))?.version ?? 0;
      const body = { name, lines: readLines(lines) ?? [], diagnoses: diagnoses.toUpperCase().split(/[\s,]+/).filter(Boolean), ...days, version };
      return api.PUT("/api/v1/catalog/visit-templates/{key}", { params: { path }, body });
    },
    renews: ["visit-templates"], onClose,
  });
  return (
    <Form form={form} onCancel={onClose}>
      <div className="columns">
        <TextField name="name" label={say("name")} required maxLength={200} />
        <TextField name="key" label={say("key")} required maxLength={40} disabled={template !== null} />
      </div>
      <TextareaField name="lines" label={say("template_lines")} hint={say("template_lines_hint", { example: "cpt 99214 25 *2" })} required maxLength={1200} />
      <TextField name="diagnoses" label={say("template_diagnoses")} hint={say("template_diagnoses_hint")} maxLength={120} />
      <div className="columns"><DayFields hint={say("template_until_hint")} /></div>
    </Form>
  );
}

const keyOf = (template: Template) => template.key;
const textOf = (row: RuleOf<Template>) => `${row.of.key} ${row.name} ${row.lines.map((line) => line.code).join(" ")}`;

/** Visit templates by day: what the office charges for a usual visit. */
export default function TemplatesPage() {
  const say = useWords(catalogWords);
  return (
    <DatedPage
      title={say("tab_templates")} name="visit-templates" things={useTemplates()} keyOf={keyOf} columns={useColumns()} textOf={textOf} find={say("name")}
      add={say("add_template")} form={(template, close) => <TemplateForm template={template} onClose={close} />}
      empty={{ icon: "catalog", title: say("no_templates"), text: say("no_templates_text") }}
    />
  );
}
