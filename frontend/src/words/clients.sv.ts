import type { en } from "./clients.en";
import type { Like } from "./words";

export const sv = {
  title: "Klienter",
  find: "Namn, konto, telefon eller e-post",
  state: "Status",
  active: "Aktiv",
  closed: "Avslutad",
  name: "Namn",
  account: "Konto",
  born: "Född",
  guarantor: "Betalningsansvarig",
  language: "Språk",
  empty: "Inga klienter ännu",
  empty_text: "Skriv in den första, eller importera från en fil.",
} satisfies Like<"sv", typeof en>;
