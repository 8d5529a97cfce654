import { kitWords } from "../words/kit";
import { formatMoment } from "../words/format";
import { useLanguage } from "../words/language";
import { useWords } from "../words/words";
import { Banner } from "./Banner";
import { Status } from "./Status";

/** A mark on a row that is not as its account is, since a moment: a change could not be carried to the lists. */
export function Behind({ since }: { since: string }) {
  const say = useWords(kitWords);
  const language = useLanguage();
  return <span title={say("behind_text", { when: formatMoment(language, since) })}><Status tone="neutral">{say("behind")}</Status></span>;
}

/** The same for an account's own page, which is right. */
export function BehindBanner({ since }: { since: string }) {
  const say = useWords(kitWords);
  const language = useLanguage();
  return <Banner severity="note" title={say("behind_title")}>{say("behind_text", { when: formatMoment(language, since) })}</Banner>;
}
