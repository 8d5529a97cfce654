import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { ApiProblem, problemOf } from "../../api/problem";
import { useForm } from "../../kit";
import { sendLink, type Sent } from "./sending";
import { bodyOf, draftOf, fieldsOf, isBlank, readUnits, toPrice, type Charges, type DraftBody, type Invoice, type LineBody } from "./lines";

/** What the representative wants with a press of a button. */
export type Intent = { kind: "save" | "issue" | "next" | "send" } | { kind: "approve"; line: string };

interface Saved {
  id: string;
  version: number;
}

const invoiceKey = (accountId: string, id: string) => ["invoice", accountId, id];

/** One invoice or draft. */
export function useInvoice(accountId: string, id: string | undefined) {
  return useQuery({
    queryKey: invoiceKey(accountId, id ?? ""),
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      got(api.GET("/api/v1/accounts/{account_id}/invoices/{invoice_id}", { params: { path: { account_id: accountId, invoice_id: id ?? "" } }, signal })),
  });
}

/** A pause after the last keystroke before the server is asked: long enough to finish a number, short enough to seem at once. */
const PAUSE_MS = 250;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The charges as the server prices and audits them, with the lines it was asked about. */
interface Preview {
  invoice: Invoice;
  keys: readonly string[];
}

/** How far the price of all that was entered is known. */
export type Pricing = "busy" | "lacking" | "failed" | "done";

function isPriceable(body: LineBody): boolean {
  return (!body.discount_bp && !body.discount_minor ? true : Boolean(body.discount_reason)) && (body.unit_minor == null || Boolean(body.price_reason));
}

/**
 * Ask what the complete lines come to, again when they change; the last answer stays until the new one is here, and
 * is no word on the whole (`pricing`) before every line is in it. `typing`: a code is being typed.
 */
export function usePreview(accountId: string, charges: Charges, currency: string, invoiceId: string, typing: boolean) {
  const entered = charges.lines.filter((line) => !isBlank(line));
  const ready = entered.flatMap((line) => {
    const body = bodyOf(line, currency);
    return body && isPriceable(body) ? [[line.key, body] as const] : [];
  });
  const now = JSON.stringify({ keys: ready.map(([key]) => key), ...toPrice(charges, ready.map(([, body]) => body)) });
  const asked = useSettled(now);
  const query = useQuery({
    queryKey: ["preview", accountId, invoiceId, asked],
    enabled: asked !== "" && ready.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<Preview> => {
      const { keys, ...body } = JSON.parse(asked) as { keys: string[] } & DraftBody;
      const path = { account_id: accountId };
      return { keys, invoice: await got(api.POST("/api/v1/accounts/{account_id}/invoices/preview", { params: { path }, body: { ...body, invoice_id: invoiceId }, signal })) };
    },
  });
  const behind = typing || (ready.length > 0 && (asked !== now || query.isFetching || query.isPlaceholderData));
  const pricing: Pricing = behind ? "busy" : ready.length < entered.length ? "lacking" : query.isError && ready.length > 0 ? "failed" : "done";
  return { preview: ready.length > 0 ? query.data : undefined, pricing };
}

/** Writes the charges: a new draft once for its key, then changes of it on its version. */
function useKeeper(accountId: string, draft: Invoice | undefined) {
  const [key] = useState(idempotencyKey);
  const savedRef = useRef<Saved | null>(draft ? { id: draft.id, version: draft.version } : null);
  const first = useRef("");
  const adopt = ({ id, version }: Saved) => {
    savedRef.current = { id, version };
  };
  const change = async (body: DraftBody, { id, version }: Saved) => {
    const path = { account_id: accountId, invoice_id: id };
    return got(api.PUT("/api/v1/accounts/{account_id}/invoices/{invoice_id}", { params: { path }, body: { ...body, version } }));
  };
  /** A key belongs to what was first asked under it: until that is answered or refused, it is asked again as it was. */
  const draftFrom = async (asked: string): Promise<Invoice> => {
    first.current = asked;
    const params = { path: { account_id: accountId }, header: { "Idempotency-Key": key } };
    try {
      return await got(api.POST("/api/v1/accounts/{account_id}/invoices", { params, body: JSON.parse(asked) as DraftBody }));
    } catch (error) {
      const { status } = problemOf(error);
      if (status >= 400 && status < 500) first.current = "";
      throw error;
    }
  };
  const keep = async (body: DraftBody): Promise<Invoice> => {
    const text = JSON.stringify(body);
    let after: Invoice;
    if (savedRef.current) after = await change(body, savedRef.current);
    else {
      const asked = first.current || text;
      after = await draftFrom(asked);
      // A try whose answer was lost made the draft of that time: bring it up to what is on the screen now.
      if (asked !== text) after = await change(body, after);
    }
    adopt(after);
    return after;
  };
  return { keep, adopt };
}

async function issue(accountId: string, id: string, key: string): Promise<Invoice> {
  const params = { path: { account_id: accountId, invoice_id: id }, header: { "Idempotency-Key": key } };
  return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/issue", { params }));
}

async function approve(accountId: string, { id, version }: Saved, lines: string[]): Promise<Invoice> {
  const path = { account_id: accountId, invoice_id: id };
  return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/approve", { params: { path }, body: { version, line_ids: lines } }));
}

interface ChargeFormOptions {
  accountId: string;
  currency: string;
  start: Charges;
  draft?: Invoice;
  missing: string;
  onDone: (invoice: Invoice, intent: Intent, mail?: Mail) => void;
}

/** What became of a pay link that was asked for with the issue: the invoice stands whatever that was. */
export type Mail = { sent: Sent } | { error: unknown };

async function mailed(accountId: string, invoiceId: string, key: string): Promise<Mail> {
  try {
    return { sent: await sendLink(accountId, invoiceId, key) };
  } catch (error) {
    return { error };
  }
}

/** What the form lacks, field by field; a form with nothing on it lacks its first code: nothing is kept of it. */
function missingIn(values: Charges, currency: string, text: string): Record<string, string> {
  const lines = values.lines.filter((line) => !isBlank(line));
  const [first] = values.lines;
  if (!lines.length && first) return { [`${first.key}.code`]: text };
  const wrong = lines.flatMap((line) => {
    if (bodyOf(line, currency)) return [];
    const name = !line.code ? "code" : !line.day ? "day" : !line.client ? "client" : Number.isNaN(line.price ?? 0) ? "price" : readUnits(line.units) === null ? "units" : "discount";
    return [[`${line.key}.${name}`, text] as const];
  });
  return Object.fromEntries(wrong);
}

/** The form of charges: its state, and saving, issuing and approving them. */
export function useChargeForm({ accountId, currency, start, draft, missing, onDone }: ChargeFormOptions) {
  const queries = useQueryClient();
  const intent = useRef<Intent>({ kind: "save" });
  const { keep, adopt } = useKeeper(accountId, draft);
  const [issueKey] = useState(idempotencyKey);
  const [sendKey] = useState(idempotencyKey);
  const form = useForm<Charges>({
    initial: start,
    draft: `visit-${draft?.id ?? accountId}`,
    check: (values) => missingIn(values, currency, missing) as Partial<Record<keyof Charges, string>>,
    submit: async (values) => {
      const lines = values.lines.filter((line) => !isBlank(line));
      const keys = lines.map((line) => line.key);
      const wanted = intent.current;
      try {
        let after = await keep(draftOf(values, lines.map((line) => bodyOf(line, currency) as LineBody)));
        if (wanted.kind === "approve") after = await approve(accountId, after, [wanted.line && String(keys.indexOf(wanted.line) + 1)]);
        else if (wanted.kind !== "save" && after.state === "draft") after = await issue(accountId, after.id, issueKey);
        adopt(after);
        // What saving and issuing answer is not all that the page shows: where it stands and what is owed is asked anew.
        const shown = { queryKey: invoiceKey(accountId, after.id) };
        if (after.state === "issued") queries.removeQueries(shown);
        else void queries.invalidateQueries(shown);
        void queries.invalidateQueries({ queryKey: ["invoices"] });
        onDone(after, wanted, wanted.kind === "send" && after.state === "issued" ? await mailed(accountId, after.id, sendKey) : undefined);
      } catch (error) {
        const problem = problemOf(error);
        throw new ApiProblem({ ...problem, fields: fieldsOf(problem.fields ?? {}, keys) });
      }
    },
  });
  const submit = (next: Intent) => {
    intent.current = next;
    return form.submit();
  };
  return { form, submit, adopt };
}
