import { useCallback, useMemo } from "react";
import { api, got } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { CheckboxField, DateText, Form, SelectField, TextField, type Column } from "../../../kit";
import { usePayerChoices } from "../../../list/usePayerChoices";
import { providersWords } from "../../../words/providers";
import { useTold, useWords } from "../../../words/words";
import { nested, type Flat } from "../parts/nest";
import { DatedRows, DaysFields, TODAY, useSideForm } from "./fields";
import { SidesPage } from "./SidesPage";
import { readPractitioners, usePractitioners, type Practitioner } from "./useSides";

type Body = components["schemas"]["PractitionerShape"];

const ROLES = ["rendering", "referring", "ordering", "supervising"] as const;
const STATES = ["applied", "active", "ended"] as const;
const FIELDS = ["family", "given", "middle", "suffix", "from_on", "until_on", "npi", "taxonomy", "licence", "licence_region", "enrollments"];
const fresh = () => ({ family: "", given: "", middle: "", suffix: "", ...TODAY(), npi: "", taxonomy: "", licence: "", licence_region: "", "_role.rendering": true });

const bodyOf = (values: Flat): Body => ({ ...nested<Body>(values), roles: ROLES.filter((role) => values[`_role.${role}`]) });
const rolesOf = (row: Practitioner): Flat => Object.fromEntries(ROLES.map((role) => [`_role.${role}`, row.roles.includes(role)]));

function Enrollment({ at }: { at: string }) {
  const say = useWords(providersWords);
  return (
    <>
      <div className="columns">
        <SelectField name={`${at}payer_id`} label={say("payer")} required options={usePayerChoices()} />
        <TextField name={`${at}number`} label={say("payer_number")} maxLength={40} spellCheck={false} />
        <SelectField name={`${at}state`} label={say("state")} required options={STATES.map((value) => ({ value, label: say(`state_${value}`) }))} />
      </div>
      <div className="columns"><DaysFields at={at} /></div>
    </>
  );
}

function PersonFields() {
  const say = useWords(providersWords);
  return (
    <>
      <div className="columns">
        <TextField name="family" label={say("family")} required maxLength={200} />
        <TextField name="given" label={say("given")} maxLength={200} />
        <TextField name="middle" label={say("middle")} maxLength={200} />
        <TextField name="suffix" label={say("suffix")} maxLength={40} />
      </div>
      <fieldset>
        <legend>{say("roles")}</legend>
        <div className="columns tight">
          {ROLES.map((role) => <CheckboxField key={role} name={`_role.${role}`} label={say(`role_${role}`)} />)}
        </div>
      </fieldset>
      <div className="columns">
        <TextField name="npi" label={say("npi")} hint={say("npi_hint")} inputMode="numeric" maxLength={40} />
        <TextField name="taxonomy" label={say("taxonomy")} hint={say("taxonomy_hint")} maxLength={40} spellCheck={false} />
      </div>
      <div className="columns">
        <TextField name="licence" label={say("licence")} maxLength={40} spellCheck={false} />
        <TextField name="licence_region" label={say("licence_region")} maxLength={2} spellCheck={false} />
      </div>
      <div className="columns"><DaysFields /></div>
    </>
  );
}

function PractitionerForm({ row, onDone }: { row: Practitioner | null; onDone: () => void }) {
  const say = useWords(providersWords);
  const form = useSideForm<Practitioner>({
    row, fresh: fresh(), fields: FIELDS, named: "family", also: rolesOf, read: () => readPractitioners(), onDone,
    save: (values, version, key) => {
      const body = bodyOf(values);
      if (!row) return got(api.POST("/api/v1/practitioners", { params: { header: { "Idempotency-Key": key } }, body }));
      return got(api.PUT("/api/v1/practitioners/{practitioner_id}", { params: { path: { practitioner_id: row.id } }, body: { ...body, version } }));
    },
  });
  return (
    <Form form={form} onCancel={onDone} label={say("practitioner")}>
      <PersonFields />
      <DatedRows
        form={form} list="enrollments" title={say("enrollments")} add={say("add_enrollment")} called={(n) => say("enrollment_n", { n })}
        fresh={{ payer_id: "", number: "", state: "applied" }}
      >
        {(at) => <Enrollment at={at} />}
      </DatedRows>
    </Form>
  );
}

function Enrollments({ row, names }: { row: Practitioner; names: ReadonlyMap<string, string> }) {
  const say = useWords(providersWords);
  const told = useTold(providersWords);
  return (
    <ul>
      {row.enrollments.map((one) => (
        <li key={`${one.payer_id} ${one.from_on}`}>
          {names.get(one.payer_id) ?? one.payer_id}: {told("state", one.state)}, {one.number || say("number_n")}, <DateText value={one.from_on} />–{one.until_on && <DateText value={one.until_on} />}
        </li>
      ))}
    </ul>
  );
}

/** Who renders, refers, orders or supervises, with their enrollments with payers. */
export default function PractitionersPage() {
  const say = useWords(providersWords);
  const told = useTold(providersWords);
  const payers = usePayerChoices();
  const names = useMemo(() => new Map(payers.map((one) => [one.value, one.label])), [payers]);
  const columns = useMemo<Column<Practitioner>[]>(
    () => [
      { key: "roles", title: say("roles"), width: 190, card: "none", value: (row) => row.roles.map((role) => told("role", role)).join(", ") },
      { key: "taxonomy", title: say("taxonomy"), width: 130, card: "none", value: (row) => row.taxonomy },
      { key: "enrollments", title: say("enrollments"), width: 190, align: "end", card: "none", value: (row) => row.enrollments.length },
    ],
    [say, told],
  );
  return (
    <SidesPage
      kind="practitioners" list={usePractitioners()} columns={columns} textOf={useCallback((row: Practitioner) => `${row.given} ${row.family}`, [])}
      facts={(row) => [
        [say("roles"), row.roles.map((role) => told("role", role)).join(", ") || "–"], [say("taxonomy"), row.taxonomy || "–"],
        [say("licence"), [row.licence, row.licence_region].filter(Boolean).join(" ") || "–"],
        [say("enrollments"), row.enrollments.length ? <Enrollments key="enrollments" row={row} names={names} /> : "–"],
      ]}
      form={(row, onDone) => <PractitionerForm row={row} onDone={onDone} />}
    />
  );
}
