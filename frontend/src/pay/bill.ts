/** What is owed and why, and how much of it to pay now. */
import { formatMinor, parseAmount } from "../words/amount";
import { ask, type Refusal } from "./api";
import { byId, el } from "./dom";
import { button, fault, faultLine, heading, message, office, show } from "./page";
import { named, paidFor, receiptOf, statementOf } from "./receipts";
import { refused } from "./refused";
import type { Bill, PayLine, Received, Trip } from "./shapes";
import { TRIP } from "./trip";
import { currentLanguage, date, LOCALES, say } from "./words";

const PAID_AT_ONCE = 10;

type Choice = "all" | "chosen" | "other";

interface Wanted {
  minor: number;
  invoices?: string[];
}

function write(minor: number, currency: string): string {
  return `${formatMinor(minor, currency, LOCALES[currentLanguage()])}\u00a0${currency}`;
}

function line(one: PayLine): Node {
  const partly = one.owed.minor !== one.amount.minor;
  return el(
    "li",
    {},
    el("span", {}, el("strong", {}, named(one.invoice_number)), el("br"), one.description),
    el("span", { class: "sum" }, one.owed.display),
    el(
      "small",
      {},
      say(`stands_${one.stands}`),
      one.issued_on && one.due_on ? ` · ${say("issued_due", { issued: date(one.issued_on), due: date(one.due_on) })}` : "",
      partly && ` · ${say("of", { owed: one.owed.display, amount: one.amount.display })}`,
    ),
  );
}

function received({ items }: Received, session: string): Node[] {
  return items.map((one) => el("li", {}, el("span", {}, date(one.received_on)), el("span", { class: "sum" }, one.amount.display), el("small", {}, paidFor(one)), receiptOf(one, session, `${one.receipt_number} `)));
}

/** Payments received: asked for when somebody opens them, the latest first, and more when they ask for more. */
function earlier(bill: Bill, opened: boolean): Node {
  const list = el("ul", { class: "lines" });
  const told = el("p", { class: "hint", "aria-live": "polite" });
  const more = button(say("earlier_more"), () => void load());
  let cursor: string | null | undefined;
  const load = async (): Promise<void> => {
    more.hidden = true;
    told.textContent = say("loading");
    try {
      const page = await ask<Received>(`payments?limit=${PAID_AT_ONCE}${cursor ? `&cursor=${cursor}` : ""}`, { session: bill.session });
      list.append(...received(page, bill.session));
      cursor = page.cursor;
      told.textContent = list.children.length ? "" : say("earlier_none");
    } catch {
      told.textContent = say("earlier_failed");
    }
    more.hidden = cursor === null;
  };
  const toggle = (): void => void (details.open && cursor === undefined && !told.textContent && load());
  const details = el("details", { toggle }, el("summary", {}, say("earlier")), list, told, more);
  details.open = opened;
  more.hidden = true;
  toggle();
  return details;
}

function head(bill: Bill): Node[] {
  return [heading(say("title")), el("p", { class: "hint" }, say("account", { number: bill.account_number }))];
}

function dueText(bill: Bill): Node | null {
  if (!bill.due_on) return null;
  return el("p", { class: bill.overdue ? "late" : "hint" }, say(bill.overdue ? "overdue" : "due", { date: date(bill.due_on) }));
}

/** What is taken off already: money the office holds, money on its way. */
function counted(bill: Bill): Node[] {
  const told = [
    bill.unapplied.minor > 0 && say("counted", { amount: bill.unapplied.display }),
    bill.processing.minor > 0 && say("in_process", { amount: bill.processing.display }),
  ];
  return told.filter((text) => text !== false).map((text) => el("p", { class: "hint" }, text));
}

function sumCard(bill: Bill): Node {
  const lines = el("details", { open: bill.lines.length < 3 }, el("summary", {}, say("what_for")), el("ul", { class: "lines" }, ...bill.lines.map(line)));
  return el("section", { class: "card" }, el("p", {}, say("to_pay")), el("p", { class: "total" }, bill.amount_due.display), ...counted(bill), dueText(bill), lines);
}

function radio(choice: Choice, text: string, checked: boolean, onPick: () => void): Node {
  const input = el("input", { type: "radio", name: "choice", value: choice, checked, change: onPick });
  return el("label", { class: "pick" }, input, el("span", {}, text));
}

function tick(one: PayLine, onPick: () => void): Node {
  const input = el("input", { type: "checkbox", name: "invoice", value: one.invoice_id, change: onPick });
  return el("label", { class: "pick" }, input, named(one.invoice_number), el("span", { class: "sum" }, one.owed.display));
}

function ticked(name: string): string[] {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)];
  return inputs.filter((input) => input.checked).map((input) => input.value);
}

function choiceMade(): Choice {
  return (ticked("choice")[0] ?? "all") as Choice;
}

function chosenLines(bill: Bill): PayLine[] {
  const ids = ticked("invoice");
  return bill.lines.filter((one) => ids.includes(one.invoice_id));
}

/** What the person wants to pay, or null when that is not yet said properly. */
function wanted(bill: Bill): Wanted | null {
  const how = choiceMade();
  if (how === "all") return { minor: bill.amount_due.minor };
  if (how === "chosen") {
    const lines = chosenLines(bill);
    const minor = lines.reduce((sum, one) => sum + one.owed.minor, 0);
    return minor > 0 ? { minor, invoices: lines.map((one) => one.invoice_id) } : null;
  }
  const minor = parseAmount((byId("amount") as HTMLInputElement).value, bill.amount_due.currency);
  return minor !== null && minor > 0 && minor <= bill.amount_due.minor ? { minor } : null;
}

function refresh(bill: Bill, press: HTMLButtonElement): void {
  const how = choiceMade();
  for (const part of ["chosen", "other"]) {
    const place = byId(part);
    if (place) place.hidden = how !== part;
  }
  const pay = wanted(bill);
  const { display, minor, currency } = bill.amount_due;
  press.textContent = pay ? say("pay", { amount: pay.minor === minor ? display : write(pay.minor, currency) }) : say("continue");
}

/** From the smallest amount to all that is owed: said before anybody errs, and again when somebody did. */
function range({ amount_due: { currency, display } }: Bill): string {
  return say("fill_amount", { low: write(1, currency), high: display });
}

function choices(bill: Bill, again: () => void): Node {
  const { currency } = bill.amount_due;
  const owed = bill.lines.filter((one) => one.owed.minor > 0);
  const many = owed.length > 1;
  const amount = el("input", { id: "amount", inputmode: "decimal", autocomplete: "off", input: again, "aria-describedby": "amount-range amount-fault" });
  return el(
    "fieldset",
    {},
    el("legend", {}, say("how_much")),
    radio("all", `${say("pay_all")} · ${bill.amount_due.display}`, true, again),
    many && radio("chosen", say("pay_chosen"), false, again),
    many && el("div", { id: "chosen", hidden: true, role: "group", "aria-label": say("pay_chosen") }, ...owed.map((one) => tick(one, again)), faultLine("chosen")),
    radio("other", say("pay_other"), false, again),
    el("div", { id: "other", hidden: true }, el("label", { for: "amount" }, say("amount", { currency })), el("p", { class: "hint", id: "amount-range" }, range(bill)), amount, faultLine("amount")),
  );
}

function complain(bill: Bill): void {
  const field = byId(choiceMade() === "chosen" ? "chosen" : "amount");
  if (field) fault(field, choiceMade() === "chosen" ? say("fill_choice") : range(bill));
}

/** One key per wish: asking again for the same amount after a lost reply cannot start a second payment. */
const keys = new Map<string, string>();

function keyOf(wish: Wanted): string {
  const name = JSON.stringify(wish);
  const key = keys.get(name) ?? crypto.randomUUID();
  keys.set(name, key);
  return key;
}

/** What is owed changed meanwhile, or a payment is on its way: show how it stands now. */
async function lookAgain(bill: Bill, token: string, askAgain: () => void): Promise<void> {
  try {
    const found = await ask<Bill>("account", { session: bill.session });
    showBill({ ...found, session: bill.session }, token, askAgain);
  } catch {
    askAgain();
  }
}

async function start(bill: Bill, trip: Trip, press: HTMLButtonElement, askAgain: () => void): Promise<void> {
  const wish = wanted(bill);
  if (press.disabled) return;
  if (!wish) return complain(bill);
  press.disabled = true;
  press.textContent = say("redirecting");
  try {
    const body = { amount_minor: wish.minor, ...(wish.invoices ? { invoices: wish.invoices } : {}) };
    const { redirect_url } = await ask<{ redirect_url: string }>("start", { body, session: bill.session, key: keyOf(wish) });
    sessionStorage.setItem(TRIP, JSON.stringify(trip));
    window.location.assign(redirect_url);
  } catch (error) {
    press.disabled = false;
    refresh(bill, press);
    const { status } = error as Refusal;
    if (status === 401 || status === 403) askAgain();
    else if (status === 409) {
      keys.clear(); // the wish was answered, and what is wished for after this look is another one
      await lookAgain(bill, trip.token, askAgain);
    }
    else if (!refused(error)) fault(press, say("trouble_text"));
  }
}

function openBill(bill: Bill, token: string, askAgain: () => void): Node[] {
  const trip: Trip = { session: bill.session, token, office: office.name, phone: office.phone, language: currentLanguage() };
  const press = el("button", { class: "main", id: "press" }, say("pay", { amount: bill.amount_due.display }));
  const submit = (event: Event): void => {
    event.preventDefault();
    void start(bill, trip, press, askAgain);
  };
  const form = el(
    "form",
    { submit, novalidate: true },
    bill.may_choose_amount && choices(bill, () => refresh(bill, press)),
    press,
    faultLine("press"),
    el("p", { class: "hint" }, say("leaving")),
  );
  return [...head(bill), sumCard(bill), form, earlier(bill, false), statementOf(bill.session)];
}

const CLOSED = {
  paid: ["good", "paid_title", "paid_text"],
  processing: ["wait", "processing_title", "processing_text"],
} as const;

/** Show the bill, or why there is nothing to pay. `askAgain` goes back to the check when the session is over. */
export function showBill(found: Bill, token: string, askAgain: () => void): void {
  show(() => {
    if (found.status === "open") return openBill(found, token, askAgain);
    const [mark, title, text] = CLOSED[found.status];
    return message(mark, say(title), say(text), ...counted(found), earlier(found, true), statementOf(found.session));
  });
}
