import type { en } from "./ledger.en";
import type { Like } from "./words";

export const pl = {
  on: "Data",
  what: "Zdarzenie",
  empty: "Nic tu jeszcze nie było należne",
  others: "Płacą inni płatnicy",
  owing: "Zadłużenie",
  owing_client: "klienta",
  owing_payers: "płatników zewnętrznych",
  owing_all: "wszystkich",
} satisfies Like<"pl", typeof en>;
