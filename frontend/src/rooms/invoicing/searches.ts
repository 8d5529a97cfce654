/** Searches of the charge form: what was done, and why. */
import { api, got } from "../../api/client";
import type { Choice } from "../../kit";

/** At most a screenful: more letters are quicker than more rows. */
const ROWS = 20;

/** Codes that can be charged on a day, with their price on a schedule. */
export async function findCodes(q: string, on: string | null, schedule: string, currency: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { q, on: on ?? undefined, billable: true, limit: ROWS, schedule, currency, system: ["service", "cpt", "hcpcs"] as ("service" | "cpt" | "hcpcs")[] };
  const { items } = await got(api.GET("/api/v1/catalog/codes", { params: { query }, signal }));
  return items.map((one) => ({ id: `${one.system}|${one.code}`, label: `${one.display} ${one.description}`, note: one.price?.unit.display }));
}

/** Diagnoses of a day. */
export async function findDiagnoses(q: string, on: string | null, signal: AbortSignal): Promise<Choice[]> {
  const query = { q, on: on ?? undefined, billable: true, limit: ROWS, system: ["icd10cm"] as "icd10cm"[] };
  const { items } = await got(api.GET("/api/v1/catalog/codes", { params: { query }, signal }));
  return items.map((one) => ({ id: one.code, label: one.display, detail: one.description }));
}
