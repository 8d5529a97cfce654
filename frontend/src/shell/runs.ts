/**
 * Pay links to many, one after the other, on whatever screen the person is meanwhile. What is asked for is kept for the
 * tab, so that a page that is loaded anew goes on; each is sent under a key of its own, so that nothing goes twice.
 */
import { useSyncExternalStore } from "react";
import { api, got, idempotencyKey } from "../api/client";
import { problemOf } from "../api/problem";

/** An invoice whose guarantor gets a link. No names of people: its number says which it is. */
interface Asked {
  account_id: string;
  invoice_id: string;
  number: string;
}

export interface Result extends Asked {
  outcome: "sent" | "later" | "refused" | "failed";
  /** The rule of the contact gate that refused it; of a failure, the server's sentence. */
  why: string;
}

export interface Run {
  /** What every key of it begins with. */
  key: string;
  asked: readonly Asked[];
  results: readonly Result[];
  /** Whether somebody stopped it. */
  stopped: boolean;
}

const KEPT = "run";
let run: Run | null = null;
let working = false;
const listeners = new Set<() => void>();

function change(next: Run | null): void {
  run = next;
  if (next) sessionStorage.setItem(KEPT, JSON.stringify(next));
  else sessionStorage.removeItem(KEPT);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The run there is, under way or ended and not looked at. */
export function useRun(): Run | null {
  return useSyncExternalStore(subscribe, () => run);
}

export function isGoing({ asked, results, stopped }: Run): boolean {
  return !stopped && results.length < asked.length;
}

async function send(one: Asked, key: string): Promise<Result> {
  const params = { path: { account_id: one.account_id, invoice_id: one.invoice_id }, header: { "Idempotency-Key": `${key}-${one.invoice_id.slice(-12)}` } };
  try {
    const sent = await got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/send", { params }));
    const outcome = sent.state === "refused" ? "refused" : sent.not_before ? "later" : "sent";
    return { ...one, outcome, why: outcome === "refused" ? sent.rule : "" };
  } catch (error) {
    const problem = problemOf(error);
    return { ...one, outcome: "failed", why: problem.detail ?? problem.title };
  }
}

async function work(): Promise<void> {
  if (working) return;
  working = true;
  while (run && isGoing(run)) {
    const { key, asked, results } = run;
    const result = await send(asked[results.length] as Asked, key);
    // Who stopped it, or signed out, meanwhile has the last word.
    if (run?.key === key) change({ ...run, results: [...run.results, result] });
  }
  working = false;
}

/** Send each its link. One run at a time: answers false while another is under way. */
export function startRun(asked: readonly Asked[]): boolean {
  if (run && isGoing(run)) return false;
  change({ key: idempotencyKey(), asked, results: [], stopped: false });
  void work();
  return true;
}

/** What failed once more, under the keys it had. */
export function tryAgain(): void {
  if (!run) return;
  const failed = run.results.filter((one) => one.outcome === "failed");
  const well = run.results.filter((one) => one.outcome !== "failed");
  const left = run.asked.slice(run.results.length);
  change({ ...run, asked: [...well, ...failed, ...left], results: well, stopped: false });
  void work();
}

/** Send no more; what went stays sent. */
export function stopRun(): void {
  if (run) change({ ...run, stopped: true });
}

/** Show it no more: it has ended, or another person is at this machine. */
export function dropRun(): void {
  change(null);
}

/** After a page was loaded anew: go on. */
export function resumeRun(): void {
  const kept = sessionStorage.getItem(KEPT);
  if (!run && kept) change(JSON.parse(kept) as Run);
  void work();
}
