import type { en } from "./clients.en";
import type { Like } from "./words";

export const sv = {
  title: "Klienter",
  find: "Namn, nummer, telefon eller e-post",
  status: "Status",
  active: "Aktiv",
  inactive: "Inaktiv",
  name: "Namn",
  number: "Nummer",
  born: "Född",
  balance: "Saldo",
  next: "Härnäst",
  empty: "Inga klienter ännu",
  empty_text: "Skriv in den första, eller importera från en fil.",
} satisfies Like<"sv", typeof en>;
