import type { en } from "./papers.en";
import type { Like } from "./words";

export const pl = {
  invoices: "Dokumenty w jednym pliku",
  receipts: "Potwierdzenia wpłat w jednym pliku",
  statements: "Zestawienia rozliczeń",
  statements_text: "Zestawienie rozliczeń dla każdej osoby odpowiedzialnej za płatność: od jednego dnia do drugiego, jedno za drugim w jednym pliku PDF do druku, albo e-mailem. W tym czasie można opuścić stronę.",
  accounts: "Konta",
  from: "Od",
  to: "Do",
  date_missing: "Podaj datę.",
  make: "Utwórz plik",
  mail: "Wyślij e-mailem",
  mail_text: "E-mail prowadzi do bezpiecznej strony z zestawieniem rozliczeń za ostatnie dwanaście miesięcy.",
  most: { one: "Ręcznie można wybrać najwyżej {n} wiersz. Zawęź listę i zaznacz całą.", few: "Ręcznie można wybrać najwyżej {n} wiersze. Zawęź listę i zaznacz całą.", many: "Ręcznie można wybrać najwyżej {n} wierszy. Zawęź listę i zaznacz całą.", other: "Ręcznie można wybrać najwyżej {n} wiersza. Zawęź listę i zaznacz całą." },
  come: "Plik jest gotowy.",
  failed: "Nie udało się utworzyć pliku. Spróbuj ponownie.",
} satisfies Like<"pl", typeof en>;
