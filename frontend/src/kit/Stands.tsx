import { useLanguage } from "../words/language";
import { standsWords } from "../words/stands";
import { useWords } from "../words/words";
import { badgeWidth } from "./badgeWidth";
import { Status } from "./Status";

type Key = keyof (typeof standsWords)["en"];
type Word = Key extends `stands_${infer W}` ? W : never;

/** The server's one word for where an invoice stands, in the reader's language. */
export function Stands({ word }: { word: Word }) {
  const say = useWords(standsWords);
  return <Status state={word}>{say(`stands_${word}`)}</Status>;
}

/** The starting width of a column that says where invoices stand. */
export function useStandsWidth(): number {
  return badgeWidth(Object.values(standsWords[useLanguage()]));
}
