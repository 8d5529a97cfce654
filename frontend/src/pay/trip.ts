/** Back from the gateway: what became of the payment. Nothing counts as paid until our own books say so. */
import { ask, type Refusal } from "./api";
import { el } from "./dom";
import { button, message, office, show } from "./page";
import { paidFor, receiptOf } from "./receipts";
import type { Attempt, Trip } from "./shapes";
import { chooseLanguage, date, say } from "./words";

export const TRIP = "pay.trip";

/** Waits between looks, in ms: quick at first, 40 s in all; most confirmations come within three. */
const WAITS_MS = [800, 1000, 1500, 2000, 3000, 4000, 5000, 6000, 8000, 9000];

function readTrip(): Trip | null {
  try {
    return JSON.parse(sessionStorage.getItem(TRIP) ?? "null") as Trip | null;
  } catch {
    return null;
  }
}

function fact(name: string, value: string | Node): Node {
  return el("div", {}, el("dt", {}, name), el("dd", {}, value));
}

function receipt({ amount, paid_on, payment }: Attempt, { session }: Trip): Node {
  const pays = payment?.invoices.length ? paidFor(payment) : null;
  return el(
    "section",
    { class: "card" },
    el("h2", {}, `${say("receipt")} ${payment?.receipt_number ?? ""}`),
    el(
      "dl",
      {},
      fact(say("paid_to"), office.name),
      fact(say("paid_amount"), amount.display),
      paid_on && fact(say("paid_on"), date(paid_on)),
      pays && fact(say("what_for"), pays),
    ),
    payment && receiptOf(payment, session),
  );
}

function backTo(token: string): Node {
  const go = (): void => {
    window.location.hash = `k=${token}`;
  };
  return button(say("back"), go, "main");
}

function ended(attempt: Attempt, trip: Trip): void {
  sessionStorage.removeItem(TRIP);
  if (attempt.state === "succeeded") {
    show(() => message("good", say("receipt_title"), "", receipt(attempt, trip)));
  } else if (attempt.state === "cancelled" || attempt.state === "expired") {
    show(() => message("stop", say("cancelled_title"), say("cancelled_text"), backTo(trip.token)));
  } else show(() => message("stop", say("failed_title"), say("failed_text"), backTo(trip.token)));
}

function slow(id: string): void {
  show(() => message("wait", say("slow_title"), say("slow_text"), button(say("look_again"), () => void follow(id))));
}

const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

/** Ask until the outcome is known. A lost connection only means to ask again. */
export async function follow(id: string, left = false): Promise<void> {
  const trip = readTrip();
  if (!trip) return show(() => message("wait", say("lost_title"), say("lost_text")));
  chooseLanguage(trip.language, false);
  office.name = trip.office;
  office.phone = trip.phone;
  show(() => message("wait", say("wait_title"), say("wait_text")));
  for (const wait of WAITS_MS) {
    try {
      const attempt = await ask<Attempt>(`attempts/${encodeURIComponent(id)}`, { session: trip.session });
      // Whoever pressed Back at the gateway has an attempt that waits for nobody.
      const waits = attempt.state === "pending" || attempt.state === "unknown";
      if (left && waits) return ended({ ...attempt, state: "cancelled" }, trip);
      if (!waits && attempt.state !== "processing") return ended(attempt, trip);
    } catch (error) {
      const { status } = error as Refusal;
      if (status >= 400 && status < 500 && status !== 429) return show(() => message("wait", say("lost_title"), say("lost_text"), backTo(trip.token)));
    }
    await pause(wait);
  }
  return slow(id);
}
