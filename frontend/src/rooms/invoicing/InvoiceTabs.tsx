import { PageTabs } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";

/** The lists of what was demanded, and of what of it was given up. */
export function InvoiceTabs() {
  const say = useWords(invoicesWords);
  const offs = useWords(writeoffsWords);
  return <PageTabs label={say("title")} tabs={[{ path: "/invoices", label: say("title") }, { path: "/write-offs", label: offs("title") }]} />;
}
