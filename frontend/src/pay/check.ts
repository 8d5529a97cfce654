/** The one check before anything about the account is shown. */
import { ask, Refusal } from "./api";
import { showBill } from "./bill";
import { byId, el } from "./dom";
import { fault, faultLine, heading, office, show } from "./page";
import { countWrong, forgetWrong, refused } from "./refused";
import type { Bill, Opened } from "./shapes";
import { currentLanguage, date, say } from "./words";

type Part = "day" | "month" | "year";

/** The order in which each language writes a date. */
const ORDER: Record<string, readonly Part[]> = { en: ["month", "day", "year"], sv: ["year", "month", "day"], pl: ["day", "month", "year"] };

function datePart(part: Part): Node {
  const size = part === "year" ? "4" : "2";
  const input = el("input", {
    id: part, inputmode: "numeric", pattern: "[0-9]*", maxlength: size, size, autocomplete: `bday-${part}`, class: part, "aria-describedby": "birth-fault",
  });
  return el("div", {}, el("label", { for: part }, say(part)), input);
}

function birthFields(): Node {
  return el(
    "fieldset",
    { id: "birth" },
    el("legend", {}, say("birth_date")),
    el("p", { class: "hint" }, say("birth_example", { example: date("1957-03-27") })),
    el("div", { class: "parts" }, ...(ORDER[currentLanguage()] ?? []).map(datePart)),
    faultLine("birth"),
  );
}

function postalField(): Node {
  return el(
    "div",
    {},
    el("label", { for: "postal" }, say("postal_code")),
    el("input", { id: "postal", autocomplete: "postal-code", maxlength: "12", "aria-describedby": "postal-fault" }),
    faultLine("postal"),
  );
}

function typed(id: string): string {
  return (byId(id) as HTMLInputElement | null)?.value.trim() ?? "";
}

/** The date as ISO, or null when it is no date of the calendar. */
export function isoDate(year: string, month: string, day: string): string | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== iso ? null : iso;
}

function wrong(field: HTMLElement, error: Refusal): void {
  const answered = error.code === "wrong_answer" || error.status === 422;
  if (answered) countWrong();
  fault(field, say(answered ? "wrong" : "trouble_text"));
}

async function send(token: string, opened: Opened, press: HTMLButtonElement): Promise<void> {
  const birth = opened.challenge === "birth_date";
  const field = byId(birth ? "birth" : "postal");
  if (!field || press.disabled) return;
  const answer = birth ? isoDate(typed("year"), typed("month"), typed("day")) : typed("postal");
  if (!answer) return fault(field, say(birth ? "fill_birth" : "fill_postal"));
  press.disabled = true;
  try {
    const found = await ask<Bill>("check", { body: { token, answer } });
    showBill(found, token, () => check(token, opened, say("session_over")));
  } catch (error) {
    press.disabled = false;
    if (!refused(error)) wrong(field, error as Refusal);
  }
  return undefined;
}

export function check(token: string, opened: Opened, remark = ""): void {
  forgetWrong();
  office.name = opened.office_name;
  office.phone = opened.office_phone;
  const birth = opened.challenge === "birth_date";
  show(() => {
    const press = el("button", { class: "main" }, say("continue"));
    const submit = (event: Event): void => {
      event.preventDefault();
      void send(token, opened, press);
    };
    return [
      heading(say("check_title")),
      remark ? el("p", { role: "status" }, remark) : el("p", { class: "lead" }, say(birth ? "check_birth" : "check_postal")),
      el("form", { submit, novalidate: true }, birth ? birthFields() : postalField(), press),
    ];
  });
}
