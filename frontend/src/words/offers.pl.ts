import type { en } from "./offers.en";
import type { Like } from "./words";

export const pl = {
  offers: "Środki nierozliczone obok niezapłaconych faktur",
  apply_one: "Rozlicz {amount} na {number}",
  apply_many: "Rozlicz {amount} na faktury ({n})",
  applied: "Rozliczono {amount}. Można to zdjąć z powrotem.",
  open_it: "Otwórz",
} satisfies Like<"pl", typeof en>;
