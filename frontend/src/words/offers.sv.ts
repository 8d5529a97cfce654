import type { en } from "./offers.en";
import type { Like } from "./words";

export const sv = {
  offers: "Ofördelade pengar bredvid obetalda fakturor",
  apply_one: "Fördela {amount} på {number}",
  apply_many: "Fördela {amount} på {n} fakturor",
  applied: "{amount} fördelat. Det kan tas bort igen.",
  open_it: "Öppna",
} satisfies Like<"sv", typeof en>;
