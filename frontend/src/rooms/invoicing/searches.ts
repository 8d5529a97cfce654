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

/** Codes as they are called and what they cost on a day; what is not in effect that day is missing. */
export async function namedCodes(codes: readonly string[], on: string | null, schedule: string, currency: string, signal?: AbortSignal): Promise<Choice[]> {
  const found = await Promise.all(
    codes.map(async (id) => {
      const [system, q = ""] = id.split("|") as ["service" | "cpt" | "hcpcs", string?];
      const query = { q, on: on ?? undefined, billable: true, limit: 1, schedule, currency, system: [system] };
      const { items } = await got(api.GET("/api/v1/catalog/codes", { params: { query }, signal }));
      return items.filter((one) => one.code === q).map((one) => ({ id, label: `${one.display} ${one.description}`, note: one.price?.unit.display }));
    }),
  );
  return found.flat();
}
