import { api, got } from "../../api/client";
import type { Choice } from "../../kit";

/** Accounts by whatever is on the check: a name, an account or invoice number, a phone, a birth date. */
export async function findAccounts(q: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await got(api.GET("/api/v1/search", { params: { query: { q, limit: 12 } }, signal }));
  const on = items.filter((hit) => hit.account_id).toReversed();
  const seen = new Map(on.map((hit) => [hit.account_id, { id: hit.account_id, label: hit.title, detail: hit.detail }]));
  return [...seen.values()].toReversed();
}
