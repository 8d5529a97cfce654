import type { en } from "./stands.en";
import type { Like } from "./words";

export const sv = {
  stands_draft: "Utkast",
  stands_held: "Stoppad",
  stands_discarded: "Borttaget",
  stands_open: "Obetald",
  stands_part_paid: "Delvis betald",
  stands_overdue: "Förfallen",
  stands_paid: "Betald",
  stands_credited: "Krediterad",
  stands_written_off: "Avskriven",
  stands_disputed: "Reklamerad",
} satisfies Like<"sv", typeof en>;
