import { readShare } from "../../../words/amount";

/** Form values are flat and named by the server's own field paths, so that a refusal lands at its field by itself. */
type FlatValue = string | number | boolean | null;
export type Flat = Record<string, FlatValue>;

type Node = Record<string, unknown> | unknown[];

/** One basis point is a hundredth of a percent. Unreadable text stays text, for the server to refuse at its field. */
function basisPoints(written: FlatValue): unknown {
  const text = String(written ?? "").trim();
  return readShare(text) ?? text;
}

/** What a field holds as the server wants it: selects and number boxes hold text. */
function typed(name: string, value: FlatValue): unknown {
  if (name === "percent_bp") return basisPoints(value);
  if (name === "copay_minor") return value ?? 0;
  if (["order", "client", "terms_days"].includes(name) && /^\d{1,3}$/.test(String(value))) return Number(value);
  return value;
}

/** `{ "a.0.b": 1 }` as `{ a: [{ b: 1 }] }`. Names that begin with `_` are the screen's own and stay here. */
export function nested<T>(values: Flat): T {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    if (path.startsWith("_")) continue;
    const parts = path.split(".");
    const last = parts.pop() ?? "";
    let at: Node = root;
    for (const [place, part] of parts.entries()) {
      const here = at as Record<string, Node>;
      const next = place + 1 < parts.length ? (parts[place + 1] ?? "") : last;
      at = here[part] ??= /^\d+$/.test(next) ? [] : {};
    }
    (at as Record<string, unknown>)[last] = typed(last, value);
  }
  return root as T;
}

/** `{ a: { b: 1 } }` as `{ "a.b": 1 }`: an answer of the server as the values of its form. */
export function flat(answer: object, at = ""): Flat {
  const values: Flat = {};
  for (const [name, value] of Object.entries(answer)) {
    if (value !== null && typeof value === "object") Object.assign(values, flat(value as object, `${at}${name}.`));
    else values[`${at}${name}`] = value as FlatValue;
  }
  return values;
}

/** Only these fields of an answer, with their parts. */
export function picked(answer: object, names: readonly string[]): Flat {
  return flat(Object.fromEntries(Object.entries(answer).filter(([name]) => names.includes(name))));
}

/** Drop the n-th of a list of fields; those after it move up. */
export function without(values: Flat, list: string, place: number): Flat {
  const kept: Flat = {};
  const pattern = new RegExp(`^${list.replaceAll(".", "\\.")}\\.(\\d+)\\.(.+)$`);
  for (const [path, value] of Object.entries(values)) {
    const [, at, rest] = pattern.exec(path) ?? [];
    if (at === undefined) kept[path] = value;
    else if (Number(at) !== place) kept[`${list}.${Number(at) > place ? Number(at) - 1 : at}.${rest}`] = value;
  }
  return kept;
}

/** How many members a list of fields has. */
export function countOf(values: Flat, list: string): number {
  const places = Object.keys(values).filter((path) => path.startsWith(`${list}.`)).map((path) => path.slice(list.length + 1).split(".", 1)[0]);
  return new Set(places).size;
}
