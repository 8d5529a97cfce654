import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { api, got, idempotencyKey } from "../api/client";
import { problemOf } from "../api/problem";
import type { components } from "../api/schema.gen";
import { useMay } from "../api/session";
import { Button, toast } from "../kit";
import { offersWords } from "../words/offers";
import { useWords } from "../words/words";

type Offer = components["schemas"]["OfferView"];

/** Apply just what was offered, from a payment or from what a credit note left, under one intention. */
async function apply(account_id: string, { source, party, pays }: Offer, key: string): Promise<unknown> {
  const header = { "Idempotency-Key": key };
  const allocations = pays.map((one) => ({ invoice_id: one.invoice_id, minor: one.amount.minor }));
  if (source.startsWith("pay_")) return got(api.POST("/api/v1/accounts/{account_id}/payments/{payment_id}/allocate", { params: { path: { account_id, payment_id: source }, header }, body: { allocations } }));
  return got(api.POST("/api/v1/accounts/{account_id}/credit-notes/{note_id}/apply", { params: { path: { account_id, note_id: source }, header }, body: { party, allocations } }));
}

function OneOffer({ accountId, offer }: { accountId: string; offer: Offer }) {
  const say = useWords(offersWords);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [key] = useState(idempotencyKey);
  const [busy, setBusy] = useState(false);
  const [first] = offer.pays;
  const amount = offer.amount.display;
  const text = offer.pays.length > 1 ? say("apply_many", { amount, n: offer.pays.length }) : say("apply_one", { amount, number: first?.number ?? "" });
  const press = async () => {
    setBusy(true);
    try {
      await apply(accountId, offer, key);
      const page = `/accounts/${accountId}/${offer.source.startsWith("pay_") ? `payments/${offer.source}` : `invoices/${first?.invoice_id}`}`;
      toast({ text: say("applied", { amount }), action: { label: say("open_it"), run: () => go(page) } });
    } catch (error) {
      toast({ text: problemOf(error).detail ?? problemOf(error).code, tone: "bad" });
    }
    setBusy(false);
    void queries.invalidateQueries();
  };
  return <Button icon="payments" busy={busy} onClick={() => void press()}>{text}</Button>;
}

/** Free money beside open invoices, the oldest due first: one press applies it; with an invoice only what it would get. */
export function Offers({ accountId, invoiceId, wanted }: { accountId: string; invoiceId?: string; wanted: boolean }) {
  const say = useWords(offersWords);
  const may = useMay();
  const query = useQuery({
    queryKey: ["account", accountId, "offers"], refetchOnMount: "always", enabled: wanted && may("payment:post") && may("payment:read"),
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/offers", { params: { path: { account_id: accountId } }, signal })),
  });
  const found = query.data?.items.filter((one) => !invoiceId || one.pays.some((part) => part.invoice_id === invoiceId)) ?? [];
  if (!wanted || !found.length) return null;
  return <div className="row" role="group" aria-label={say("offers")}>{found.map((one) => <OneOffer key={`${one.source} ${one.party} ${one.amount.minor}`} accountId={accountId} offer={one} />)}</div>;
}
