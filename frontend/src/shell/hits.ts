/** What the palette finds at the server, and what may be done with it. */
import { useCallback } from "react";
import { useLocation } from "wouter";
import { api, got } from "../api/client";
import type { components } from "../api/schema.gen";
import { useMay } from "../api/session";
import type { Command } from "../kit/Palette";
import { formatDate } from "../words/format";
import { useLanguage } from "../words/language";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { useRecentAccounts } from "./recents";

type Hit = components["schemas"]["Hit"];

const ICONS = { client: "clients", account: "user", invoice: "invoices", credit_note: "invoices", payment: "payments", payer: "clients" } as const;

/** Where a hit leads: clients are met on their account's page. */
function pathOf(hit: Hit): string {
  if (hit.kind === "payer") return `/payers/${encodeURIComponent(hit.id)}`;
  const account = `/accounts/${encodeURIComponent(hit.account_id)}`;
  const folder = { invoice: "invoices", credit_note: "credit-notes", payment: "payments", client: "", account: "" }[hit.kind];
  return folder ? `${account}/${folder}/${encodeURIComponent(hit.id)}` : account;
}

/** What else one does with a hit, the more usual first. */
function useActs() {
  const say = useWords(shellWords);
  const may = useMay();
  const [, go] = useLocation();
  return (hit: Hit): Command["acts"] => {
    const at = pathOf(hit);
    const wanted = hit.kind === "payer"
      ? [["payment:read", say("payments_of"), `${at}?tab=payments`], ["account:read", say("invoices_of"), `${at}?tab=invoices`]] as const
      : [["payment:post", say("act_payment"), `/accounts/${hit.account_id}/payments/new`], ["charge:write", say("act_charge"), `/accounts/${hit.account_id}/charges/new${hit.kind === "client" ? `?client=${encodeURIComponent(hit.id)}` : ""}`]] as const;
    const keys = ["mod+Enter", "shift+Enter"] as const;
    return wanted.flatMap(([permission, title, path], index) => (may(permission) ? [{ keys: keys[index] ?? "", title, run: () => go(path) }] : []));
  };
}

/** A hit as a line: what it is, what tells it from others, and what its client owes. */
function useLine() {
  const say = useWords(shellWords);
  const language = useLanguage();
  const [, go] = useLocation();
  const acts = useActs();
  return (hit: Hit): Command => ({
    id: `${hit.kind}-${hit.id}`,
    title: hit.title,
    detail: [say(`kind_${hit.kind}`), hit.kind === "payer" ? "" : hit.detail, hit.amount?.display, hit.on && formatDate(language, hit.on)].filter(Boolean).join(" · "),
    tail: hit.owes.length ? say("owes", { amount: hit.owes.map((one) => one.display).join(" + ") }) : undefined,
    icon: ICONS[hit.kind],
    acts: acts(hit),
    run: () => go(pathOf(hit)),
  });
}

export function useSearchHits() {
  const line = useLine();
  const { language, may } = { language: useLanguage(), may: useMay() };
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<Command[]> => {
      const { items } = await got(api.GET("/api/v1/search", { params: { query: { q: text, limit: 8 } }, signal }));
      return items.map(line);
    },
    // A line is made of the language and the person's permissions, and of nothing that changes otherwise.
    // oxlint-disable-next-line react/exhaustive-deps
    [language, may("payment:post"), may("charge:write")],
  );
}

/** The accounts the person looked at last, read anew each time the palette opens. */
export function useRecent(open: boolean): readonly Command[] {
  const line = useLine();
  const { data } = useRecentAccounts(open);
  return data?.items.map(line) ?? [];
}
