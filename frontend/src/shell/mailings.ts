/**
 * Pay links, or statements, to many. The office mails them; here it is asked, followed, stopped and let go on, from any tab of who asked:
 * a page that is loaded anew finds what is under way, and what has ended and nobody closed.
 */
import { useSyncExternalStore } from "react";
import { api, got } from "../api/client";
import type { components } from "../api/schema.gen";

export type Mailing = components["schemas"]["MailingView"];
export type Mailed = components["schemas"]["MailedView"];

/** As many as the server mails at once. */
export const MAILED_MOST = 500;

const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 5000;

let followed: readonly Mailing[] = [];
const looked = new Set<string>();
const listeners = new Set<() => void>();

function change(next: readonly Mailing[]): void {
  followed = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The mailings of this person that are under way, or ended and not closed; the latest first. */
export function useMailings(): readonly Mailing[] {
  return useSyncExternalStore(subscribe, () => followed);
}

const isFollowed = (id: string) => followed.some((one) => one.id === id);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const path = (mailing_id: string) => ({ params: { path: { mailing_id } } });

/** Look again and again, ever less often, until it has ended or nobody wants to know. One loop for each. */
async function look(id: string): Promise<void> {
  if (looked.has(id)) return;
  looked.add(id);
  for (let wait = FIRST_LOOK_MS; followed.find((one) => one.id === id)?.state === "going"; wait = Math.min(wait * 1.5, LAST_LOOK_MS)) {
    await pause(wait);
    if (!isFollowed(id)) break;
    // Without an answer it is asked again: whoever is offline comes back.
    const found = await got(api.GET("/api/v1/mailings/{mailing_id}", path(id))).catch(() => null);
    if (found) change(followed.map((one) => (one.id === id ? found : one)));
  }
  looked.delete(id);
}

function follow(found: Mailing): void {
  change(isFollowed(found.id) ? followed.map((one) => (one.id === found.id ? found : one)) : [found, ...followed]);
  void look(found.id);
}

/** Ask for pay links for these invoices, once under a key. Throws what the server refuses. */
export async function startMailing(invoices: readonly { account_id: string; invoice_id: string }[], key: string): Promise<void> {
  const header = { "Idempotency-Key": key };
  follow(await got(api.POST("/api/v1/mailings", { params: { header }, body: { invoices: [...invoices] } })));
}

/** Ask for the guarantors of these accounts to be mailed their statements, once under a key. Throws what the server refuses. */
export async function mailStatements(accounts: readonly string[], key: string): Promise<void> {
  const header = { "Idempotency-Key": key };
  follow(await got(api.POST("/api/v1/mailings/statements", { params: { header }, body: { accounts: [...accounts] } })));
}

/** Mail no more of it; what went stays sent. */
export async function stopMailing(id: string): Promise<void> {
  follow(await got(api.POST("/api/v1/mailings/{mailing_id}/stop", path(id))));
}

/** Mail what is left, and try again what failed. */
export async function goOnMailing(id: string): Promise<void> {
  follow(await got(api.POST("/api/v1/mailings/{mailing_id}/go-on", path(id))));
}

/** Show it no more, in no tab. */
export async function closeMailing(id: string): Promise<void> {
  change(followed.filter((one) => one.id !== id));
  await got(api.POST("/api/v1/mailings/{mailing_id}/close", path(id)));
}

/** After a page was loaded: what is under way, or ended and not closed. */
export async function findMailings(): Promise<void> {
  const found = await got(api.GET("/api/v1/mailings")).catch(() => []);
  for (const one of found.toReversed()) follow(one);
}

/** Another person at this machine sees nothing of them; the office goes on. */
export function letMailingsGo(): void {
  change([]);
}
