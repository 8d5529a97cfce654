import type { en } from "./clients.en";
import type { Like } from "./words";

export const pl = {
  title: "Klienci",
  find: "Nazwisko, konto, telefon lub e-mail",
  state: "Stan",
  active: "Aktywny",
  closed: "Zamknięty",
  name: "Imię i nazwisko",
  account: "Konto",
  born: "Rok urodzenia",
  guarantor: "Płatnik",
  language: "Język",
  empty: "Nie ma jeszcze klientów",
  empty_text: "Zarejestruj pierwszą osobę albo zaimportuj dane z pliku.",
} satisfies Like<"pl", typeof en>;
