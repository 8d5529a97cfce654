import type { en } from "./skips.en";
import type { Like } from "./words";

export const sv = {
  skip: "Hoppa över det här brevet",
  skip_title: "Hoppa över det här brevet?",
  skip_text: "Det skickas inte den här gången, och inget tas ut. Nattkörningen prövar igen, med det som gäller då, när nästa brev skulle ha kommit. Allt annat på kontot går vidare.",
  reason: "Varför",
  fill_reason: "Skriv varför, med några ord.",
  skipped: "Hoppas över",
  skipped_why: "{why} · {who}",
  skip_done: "Brevet hoppas över.",
  undo: "Skicka det ändå",
  undone: "Brevet skickas ändå.",
  t_skip: "Brev hoppas över, nivå {n}: {why}",
  t_skip_undone: "Brev hoppas ändå inte över, nivå {n}",
  wording: "version {n}",
} satisfies Like<"sv", typeof en>;
