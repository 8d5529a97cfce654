/** Mailing a pay link for an issued invoice: once for its key. */
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

/** What became of it: on its way, deferred, or refused by the contact gate. */
export type Sent = components["schemas"]["SentView"];

export async function sendLink(accountId: string, invoiceId: string, key: string): Promise<Sent> {
  const params = { path: { account_id: accountId, invoice_id: invoiceId }, header: { "Idempotency-Key": key } };
  return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/send", { params }));
}
