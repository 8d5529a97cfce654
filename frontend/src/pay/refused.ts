/** Refusals that end the visit: the link is shut, or was never one. */
import type { Refusal } from "./api";
import { message, show } from "./page";
import { say } from "./words";

let wrongAnswers = 0;

/** A wrong answer was given on this page. */
export function countWrong(): void {
  wrongAnswers += 1;
}

/** The check begins anew. */
export function forgetWrong(): void {
  wrongAnswers = 0;
}

/** Show a refusal of the pay routes; true when it was one that ends here. */
export function refused(error: unknown): boolean {
  const { status } = error as Refusal;
  const gone = status === 404 || status === 410;
  // The server does not say why a link is shut; after wrong answers on this page the person may know.
  if (gone && wrongAnswers) show(() => message("stop", say("locked_title"), say("locked_text")));
  else if (gone) show(() => message("stop", say("unknown_title"), say("unknown_text")));
  return gone;
}

/** The same where a link is first used: one that a mail program cut short is none either (422). */
export function refusedLink(error: unknown): boolean {
  const { status, code } = error as Refusal;
  return refused(status === 422 ? { status: 404, code } : error);
}
