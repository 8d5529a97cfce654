import type { en } from "./clients.en";
import type { Like } from "./words";

export const pl = {
  title: "Klienci",
  find: "Nazwisko, numer, telefon lub e-mail",
  status: "Status",
  active: "Aktywny",
  inactive: "Nieaktywny",
  name: "Imię i nazwisko",
  number: "Numer",
  born: "Data urodzenia",
  balance: "Saldo",
  next: "Kolejny krok",
  empty: "Nie ma jeszcze klientów",
  empty_text: "Zarejestruj pierwszą osobę albo zaimportuj dane z pliku.",
} satisfies Like<"pl", typeof en>;
