import type { en } from "./mailings.en";
import type { Like } from "./words";

export const sv = {
  title: "Betallänkar",
  going: "Betallänkar: {done} av {all}",
  ended: "Betallänkar: {went} på väg, {not} inte skickade",
  stopped: "stoppat, ännu inte skickade: {n}",
  left: "kom bort på vägen: {n}",
  go_on: "Fortsätt",
  look: "Visa var och en",
  stop: "Stoppa",
  again: "Försök igen med de misslyckade",
  outcomes: "Vad som hände med varje betallänk",
  invoice: "Faktura",
  outcome: "Utfall",
  why: "Varför",
  sent: "På väg",
  later: "Skickas när kontakt är tillåten",
  refused: "Inte skickad",
  failed: "Misslyckades",
  send_many: "Skicka betallänkar",
  send_many_text: "Varje betalningsansvarig får ett e-postmeddelande med en betallänk om kontaktreglerna tillåter det. Du kan lämna sidan under tiden.",
  mails: "E-postmeddelanden, ett per konto",
  owe_nothing: "Utelämnade: den betalningsansvarige är inte skyldig något",
  same_account: "Utelämnade: en annan faktura på samma konto skickas",
  nothing_to_send: "Den betalningsansvarige är inte skyldig något på någon av dessa fakturor.",
  most: { one: "Högst {n} betallänk skickas åt gången. Markera färre fakturor.", other: "Högst {n} betallänkar skickas åt gången. Markera färre fakturor." },
} satisfies Like<"sv", typeof en>;
