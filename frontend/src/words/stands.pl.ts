import type { en } from "./stands.en";
import type { Like } from "./words";

export const pl = {
  stands_draft: "Wersja robocza",
  stands_held: "Wstrzymana",
  stands_discarded: "Odrzucona",
  stands_open: "Niezapłacona",
  stands_part_paid: "Częściowo opłacona",
  stands_overdue: "Po terminie",
  stands_paid: "Opłacona",
  stands_credited: "Skorygowana",
  stands_written_off: "Spisana",
  stands_disputed: "Sporna",
} satisfies Like<"pl", typeof en>;
