/** Forms of the account's people and coverages. */
import { useState } from "react";
import { api, got, idempotencyKey } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { DateField, Form } from "../../../kit";
import { accountWords } from "../../../words/account";
import { civilToday } from "../../../words/format";
import { useWords } from "../../../words/words";
import { CoverageFields } from "../parts/coverage";
import { AddressFields, NumberFields, PersonFields } from "../parts/fields";
import { nested, picked, type Flat } from "../parts/nest";
import { useEdit } from "../parts/useEdit";
import { readFile, useRenew, type AccountFile } from "./useAccount";

type Schemas = components["schemas"];
export type Client = AccountFile["clients"][number];
export type Coverage = AccountFile["coverages"][number];

/** What of a client is entered by its form; numbers are handed in apart. */
const ENTERED = ["name", "birth_date", "sex", "address", "deceased_on"] as const satisfies readonly (keyof Client & keyof Schemas["ClientShape"])[];

function entered(client: Client): Flat {
  return picked(client, ENTERED);
}

function newClient(file: AccountFile): Flat {
  const home = file.clients[0] ? picked(file.clients[0], ["address"]) : { "address.country": "US" };
  return {
    "name.given": "", "name.middle": "", "name.family": "", birth_date: null, sex: "unknown", ...home,
    "identifiers.0.system": "", "identifiers.0.value": "",
  };
}

function useSaved(id: string, onDone: () => void) {
  const renew = useRenew(id);
  return () => {
    renew();
    onDone();
  };
}

export function ClientForm({ file, client, onDone }: { file: AccountFile; client: Client | null; onDone: () => void }) {
  const { id } = file.account;
  const [key] = useState(() => idempotencyKey());
  const path = { account_id: id };
  const save = (values: Flat, version: number) => {
    const body = nested<Schemas["ClientShape"]>(values);
    const identifiers = body.identifiers?.filter((one) => one.system) ?? null;
    if (!client) {
      const params = { path, header: { "Idempotency-Key": key } };
      return got(api.POST("/api/v1/accounts/{account_id}/clients", { params, body: { ...body, identifiers } }));
    }
    const params = { path: { ...path, client_id: client.id } };
    return got(api.PUT("/api/v1/accounts/{account_id}/clients/{client_id}", { params, body: { ...body, version } }));
  };
  const read = async () => {
    const now = (await readFile(id)).clients.find((one) => one.id === client?.id);
    return { values: now ? entered(now) : {}, version: now?.version ?? 0 };
  };
  const form = useEdit({
    initial: client ? entered(client) : newClient(file), version: client?.version ?? 0,
    save, read: client ? read : undefined, onSaved: useSaved(id, onDone),
  });
  return (
    <Form form={form} onCancel={onDone}>
      <PersonFields at="" deceased={client !== null} />
      <AddressFields at="address." form={form} />
      {!client && <NumberFields at="" />}
    </Form>
  );
}

/** A saved coverage as the form shows it: percent and money as fields, the money in minor units. */
function coverageValues(coverage: Coverage): Flat {
  return {
    ...picked(coverage, ["payer_id", "member_id", "from_on", "until_on"]),
    client: coverage.client_id, order: String(coverage.order), percent_bp: String(coverage.percent_bp / 100),
    copay_minor: coverage.copay.minor || null, cap_minor: coverage.cap?.minor ?? null,
  };
}

function newCoverage(file: AccountFile): Flat {
  const client = file.clients[0]?.id ?? "";
  const order = 1 + file.coverages.filter((one) => one.client_id === client && !one.until_on).length;
  return {
    client, payer_id: null, member_id: "", order: String(order), from_on: civilToday(), until_on: null,
    percent_bp: "100", copay_minor: null, cap_minor: null,
  };
}

export function CoverageForm({ file, coverage, onDone }: { file: AccountFile; coverage: Coverage | null; onDone: () => void }) {
  const { id, currency } = file.account;
  const [key] = useState(() => idempotencyKey());
  const path = { account_id: id };
  const save = (values: Flat, version: number) => {
    const body = nested<Schemas["CoverageShape"]>(values);
    if (!coverage) return got(api.POST("/api/v1/accounts/{account_id}/coverages", { params: { path, header: { "Idempotency-Key": key } }, body }));
    const params = { path: { ...path, coverage_id: coverage.id } };
    return got(api.PUT("/api/v1/accounts/{account_id}/coverages/{coverage_id}", { params, body: { ...body, version } }));
  };
  const read = async () => {
    const now = (await readFile(id)).coverages.find((one) => one.id === coverage?.id);
    return { values: now ? coverageValues(now) : {}, version: now?.version ?? 0 };
  };
  const form = useEdit({
    initial: coverage ? coverageValues(coverage) : newCoverage(file), version: coverage?.version ?? 0,
    save, read: coverage ? read : undefined, onSaved: useSaved(id, onDone),
  });
  const clients = file.clients.filter((one) => !coverage || one.id === coverage.client_id).map((one) => ({ value: one.id, label: one.display_name }));
  return (
    <Form form={form} onCancel={onDone}>
      <CoverageFields at="" currency={currency} clients={clients} payer={coverage && { id: coverage.payer_id, label: coverage.payer_name }} />
    </Form>
  );
}

export function CoverageEndForm({ file, coverage, onDone }: { file: AccountFile; coverage: Coverage; onDone: () => void }) {
  const say = useWords(accountWords);
  const { id } = file.account;
  const save = ({ until_on }: Flat) => {
    const params = { path: { account_id: id, coverage_id: coverage.id } };
    return got(api.POST("/api/v1/accounts/{account_id}/coverages/{coverage_id}/end", { params, body: { until_on: String(until_on ?? ""), version: coverage.version } }));
  };
  const form = useEdit({ initial: { until_on: civilToday() }, version: coverage.version, save, onSaved: useSaved(id, onDone) });
  return (
    <Form form={form} onCancel={onDone} action={say("coverage_end")}>
      <p className="muted">{say("coverage_end_text", { payer: coverage.payer_name })}</p>
      <DateField name="until_on" label={say("first_without")} required />
    </Form>
  );
}
