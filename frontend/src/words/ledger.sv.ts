import type { en } from "./ledger.en";
import type { Like } from "./words";

export const sv = {
  on: "Datum",
  what: "Händelse",
  empty: "Här har inget varit att betala",
  others: "Andra parter betalar",
  owing: "Skuld för",
  owing_client: "klienten",
  owing_payers: "betalare",
  owing_all: "alla",
} satisfies Like<"sv", typeof en>;
