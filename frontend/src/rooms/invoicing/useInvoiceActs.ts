/** What can be done to an issued invoice. Each moves money once for its key. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";

/** The PDF for a party, lent for a short time. */
export async function invoicePdf(accountId: string, invoiceId: string, party: string) {
  const params = { path: { account_id: accountId, invoice_id: invoiceId }, query: { party } };
  return got(api.GET("/api/v1/accounts/{account_id}/invoices/{invoice_id}/pdf", { params }));
}

interface CreditWanted {
  reason: string;
  line_ids: string[];
  amount_minor: number | null;
}

/** The moves, under one intention; afterwards everything that shows the account is asked for anew. */
export function useInvoiceActs(accountId: string, invoiceId: string) {
  const queries = useQueryClient();
  const [key] = useState(idempotencyKey);
  const params = { path: { account_id: accountId, invoice_id: invoiceId }, header: { "Idempotency-Key": key } };
  const settled = async <T>(answer: Promise<T>): Promise<T> => {
    const done = await answer;
    for (const name of ["invoice", "payments", "credit-notes", "timeline", "overview"]) void queries.invalidateQueries({ queryKey: [name, accountId] });
    void queries.invalidateQueries({ queryKey: ["invoices"] });
    return done;
  };
  return {
    credit: (body: CreditWanted) => settled(got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/credit", { params, body }))),
    rebill: (reason: string) => settled(got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/rebill", { params, body: { reason } }))),
    release: () => settled(got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/release", { params }))),
    transfer: (body: { from_party: string; to_party: string; amount_minor: number; reason: string }) =>
      settled(got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/transfer", { params, body }))),
    adjust: (body: { party: string; amount_minor: number; reason: string }) =>
      settled(got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/adjust", { params, body }))),
  };
}
