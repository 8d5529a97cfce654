/** Which language, theme and density this representative works in. Kept here so the kit needs no shell. */
import { useSyncExternalStore } from "react";

export const LANGUAGES = { en: "English", sv: "Svenska", pl: "Polski" } as const;
export type Language = keyof typeof LANGUAGES;
export type Theme = "auto" | "light" | "dark";
export type Density = "compact" | "roomy";

/** A list as somebody likes to see it: the grid's name and the choices of its filters. */
export interface SavedView {
  name: string;
  screen: string;
  query: string;
}

export interface Preferences {
  language: Language;
  theme: Theme;
  density: Density;
  single_key_shortcuts: boolean;
  views: SavedView[];
  /** Codes this person charges most, `hcpcs|J0129`. */
  favourites: string[];
}

const KEY = "quittance.preferences";
const listeners = new Set<() => void>();

function firstLanguage(): Language {
  const wanted = navigator.languages ?? [navigator.language];
  const known = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES);
  return (known as Language | undefined) ?? "en";
}

function load(): Preferences {
  const start: Preferences = { language: firstLanguage(), theme: "auto", density: "compact", single_key_shortcuts: true, views: [], favourites: [] };
  try {
    return { ...start, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    return start;
  }
}

let current = load();

function show(chosen: Preferences): void {
  const root = document.documentElement;
  root.lang = chosen.language;
  root.dataset.theme = chosen.theme;
  root.dataset.density = chosen.density;
}

show(current);

export function preferences(): Preferences {
  return current;
}

let keep: (chosen: Preferences) => void = () => undefined;

/** Say what becomes of a choice beyond this browser; the session stores it at the server. */
export function whenChosen(keeper: (chosen: Preferences) => void): void {
  keep = keeper;
}

/** The person chose: it holds here at once and is stored for the next sign-in. */
export function choosePreferences(change: Partial<Preferences>): void {
  keep(setPreferences(change));
}

/** Change some preferences here and now, without storing them at the server. */
export function setPreferences(change: Partial<Preferences>): Preferences {
  current = { ...current, ...change };
  show(current);
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still works for this visit.
  }
  for (const listener of listeners) listener();
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences, preferences);
}

export function useLanguage(): Language {
  return usePreferences().language;
}
