/** The frame around every state, and the state itself: one function that draws, called again when the language changes. */
import { byId, el } from "./dom";
import { chooseLanguage, currentLanguage, LANGUAGES, say } from "./words";

export const office = { name: "", phone: "" };

type View = () => Node[];

let shown: View = () => [];

function languageSelect(): Node {
  const select = el("select", {
    id: "language",
    "aria-label": say("language"),
    change: () => {
      chooseLanguage(select.value, true);
      const kept = typedSoFar();
      draw();
      restore(kept);
      byId("language")?.focus();
    },
  });
  for (const [code, name] of Object.entries(LANGUAGES)) {
    select.append(el("option", { value: code, lang: code, selected: code === currentLanguage() }, name));
  }
  return select;
}

function phoneLine(): Node | null {
  if (!office.phone) return null;
  const call = el("a", { href: `tel:${office.phone.replace(/[^\d+]/g, "")}` }, office.phone);
  return el("p", {}, say("call", { office: office.name }), " ", call);
}

type Kept = [selector: string, value: string, checked: boolean];

function typedSoFar(): Kept[] {
  return [...document.querySelectorAll<HTMLInputElement>("main input")].map((input) => [
    input.id ? `#${input.id}` : `input[name="${input.name}"][value="${CSS.escape(input.value)}"]`,
    input.value,
    input.checked,
  ]);
}

/** Changing the language keeps what was typed and chosen. */
function restore(kept: readonly Kept[]): void {
  for (const [selector, value, checked] of kept) {
    const input = document.querySelector<HTMLInputElement>(`main ${selector}`);
    if (!input) continue;
    input.value = value;
    input.checked = checked;
    if (checked || input.id) input.dispatchEvent(new Event(input.id ? "input" : "change"));
  }
}

function draw(): void {
  const root = byId("pay");
  document.documentElement.lang = currentLanguage();
  document.title = `${say("title")}${office.name ? ` · ${office.name}` : ""}`;
  root?.replaceChildren(
    el("header", {}, el("span", { class: "office" }, office.name), languageSelect()),
    el("p", { id: "offline", role: "status", hidden: navigator.onLine }, say("offline")),
    el("main", {}, ...shown()),
    el("footer", {}, phoneLine()),
  );
}

/** Show a state. Focus goes to its heading, so that a screen reader reads what happened. */
export function show(view: View): void {
  const first = shown.length === 0 && !byId("pay")?.firstChild;
  shown = view;
  draw();
  if (!first) document.querySelector<HTMLElement>("h1")?.focus();
}

function tell(): void {
  const note = byId("offline");
  if (note) note.hidden = navigator.onLine;
}

export function watchConnection(): void {
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
}

export function heading(text: string): Node {
  return el("h1", { tabindex: "-1" }, text);
}

export function button(text: string, press: () => void, kind = ""): HTMLButtonElement {
  return el("button", { type: "button", class: kind, click: press }, text);
}

/** A state that only tells something: a mark, a heading, a text, perhaps a way on. */
export function message(mark: "good" | "wait" | "stop", title: string, text: string, ...more: (Node | null)[]): Node[] {
  const signs = { good: "✓", wait: "…", stop: "!" };
  return [
    el("div", { class: `mark ${mark}`, "aria-hidden": "true" }, signs[mark]),
    heading(title),
    ...[text ? el("p", { class: "lead" }, text) : null, ...more].filter((node): node is Node => node !== null),
  ];
}

/** Say what is wrong at a field, and take the person there. */
export function fault(field: HTMLElement, text: string): void {
  const note = byId(`${field.id}-fault`);
  if (note) note.textContent = text;
  field.setAttribute("aria-invalid", "true");
  const target = field.matches("input") ? field : field.querySelector("input");
  target?.focus();
}

export function faultLine(id: string): Node {
  return el("p", { class: "fault", id: `${id}-fault`, role: "alert" });
}
