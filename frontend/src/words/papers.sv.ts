import type { en } from "./papers.en";
import type { Like } from "./words";

export const sv = {
  invoices: "Papper som en fil",
  receipts: "Kvitton som en fil",
  statements: "Kontoutdrag",
  statements_text: "Ett kontoutdrag till varje betalningsansvarig: från en dag till en annan, efter varandra i en PDF att skriva ut, eller med e-post. Du kan lämna sidan under tiden.",
  accounts: "Konton",
  from: "Från",
  to: "Till",
  date_missing: "Skriv datumet.",
  make: "Gör filen",
  mail: "Skicka med e-post",
  mail_text: "E-postmeddelandet leder till den säkra sidan, med kontoutdraget för de senaste tolv månaderna.",
  most: { one: "Högst {n} rad kan väljas för hand. Avgränsa listan och markera hela.", other: "Högst {n} rader kan väljas för hand. Avgränsa listan och markera hela." },
  come: "Filen är här.",
  failed: "Filen kunde inte göras. Försök igen.",
} satisfies Like<"sv", typeof en>;
