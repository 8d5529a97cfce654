import type { en } from "./mailings.en";
import type { Like } from "./words";

export const pl = {
  title: "Linki do płatności",
  going: "Linki do płatności: {done} z {all}",
  ended: "Linki do płatności: w drodze {went}, niewysłane {not}",
  stopped: "zatrzymano, jeszcze niewysłane: {n}",
  left: "zgubione po drodze: {n}",
  go_on: "Kontynuuj",
  look: "Pokaż każdy",
  stop: "Zatrzymaj",
  again: "Ponów nieudane",
  outcomes: "Co stało się z każdym linkiem",
  invoice: "Faktura",
  outcome: "Wynik",
  why: "Dlaczego",
  sent: "W drodze",
  later: "Zostanie wysłany, gdy kontakt będzie dozwolony",
  refused: "Niewysłany",
  failed: "Nie udało się",
  send_many: "Wyślij linki do płatności",
  send_many_text: "Każda osoba odpowiedzialna za płatność otrzyma jeden e-mail z linkiem do płatności, jeśli zasady kontaktu na to pozwalają. W tym czasie można opuścić stronę.",
  mails: "E-maile, po jednym na konto",
  owe_nothing: "Pominięte: osoba odpowiedzialna za płatność nie ma nic do zapłaty",
  same_account: "Pominięte: wysyłana jest inna faktura tego konta",
  nothing_to_send: "Na żadnej z tych faktur osoba odpowiedzialna za płatność nie ma nic do zapłaty.",
  most: { one: "Jednorazowo można wysłać najwyżej {n} link do płatności. Zaznacz mniej faktur.", few: "Jednorazowo można wysłać najwyżej {n} linki do płatności. Zaznacz mniej faktur.", many: "Jednorazowo można wysłać najwyżej {n} linków do płatności. Zaznacz mniej faktur.", other: "Jednorazowo można wysłać najwyżej {n} linku do płatności. Zaznacz mniej faktur." },
} satisfies Like<"pl", typeof en>;
