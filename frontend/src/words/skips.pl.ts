import type { en } from "./skips.en";
import type { Like } from "./words";

export const pl = {
  skip: "Pomiń to pismo",
  skip_title: "Pominąć to pismo?",
  skip_text: "Tym razem nie zostanie wysłane i niczego nie naliczymy. Nocny przebieg sprawdzi to ponownie, według stanu z tamtego dnia, gdy przypadałoby kolejne pismo. Wszystko inne na koncie toczy się dalej.",
  reason: "Dlaczego",
  fill_reason: "Prosimy napisać w kilku słowach dlaczego.",
  skipped: "Pominięte",
  skipped_why: "{why} · {who}",
  skip_done: "Pismo pominięto.",
  undo: "Jednak wyślij",
  undone: "Pismo jednak zostanie wysłane.",
  t_skip: "Pominięto pismo, poziom {n}: {why}",
  t_skip_undone: "Cofnięto pominięcie pisma, poziom {n}",
  wording: "wersja {n}",
} satisfies Like<"pl", typeof en>;
