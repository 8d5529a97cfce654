import { useState, type ReactNode } from "react";
import { idempotencyKey } from "../api/client";
import { problemOf } from "../api/problem";
import { useMay } from "../api/session";
import { Act, DateField, Dialog, Facts, Form, toast, useForm } from "../kit";
import { exportList, type Wanted } from "../shell/exports";
import { mailStatements, MAILED_MOST } from "../shell/mailings";
import { civilToday, formatCount, inDays } from "../words/format";
import { useLanguage } from "../words/language";
import { mailingsWords } from "../words/mailings";
import { papersWords } from "../words/papers";
import { useWords } from "../words/words";
import type { Letters } from "./declared";
import { CHOSEN_MOST } from "./useSave";

type Papers = Extract<Wanted["list"], "invoice-papers" | "receipts" | "statements">;

const WORDS = { "invoice-papers": "invoices", receipts: "receipts", statements: "statements" } as const;
/** As on the pages of what they are papers of: `p` opens a PDF. */
const LETTERS = { "invoice-papers": "p", receipts: "p", statements: "t" } as const;
const YEAR = -365;

interface Declared<T> {
  papers: Papers;
  /** What the paper of a row is found by: its id in the list that the server reads. */
  idOf: (row: T) => string;
  /** The list's filter, where all of the list may be asked for: when all of its rows are ticked, however many. */
  filter?: object;
  /** How many rows hold the filter, where it is known. */
  count?: number;
}

interface Together<T> {
  keys: Letters<T>;
  bulk: (rows: T[]) => ReactNode;
  dialog: ReactNode;
}

/** The rows as the server is told of them: by their ids, or by the filter that holds for exactly these. */
function useAsking<T>({ papers, idOf, filter, count }: Declared<T>) {
  const say = useWords(papersWords);
  const ids = (rows: readonly T[]) => [...new Set(rows.map(idOf))];
  const whole = (rows: readonly T[]) => filter !== undefined && rows.length > 0 && rows.length === count;
  const refused = (rows: readonly T[]) => (ids(rows).length > CHOSEN_MOST && !whole(rows) ? say("most", { n: CHOSEN_MOST }) : undefined);
  const ask = async (rows: readonly T[], more: object = {}) => {
    const only = whole(rows) && ids(rows).length > CHOSEN_MOST ? undefined : ids(rows);
    if (await exportList({ list: papers, filter: { ...filter, ...more }, only } as Wanted)) toast({ text: say("come") });
  };
  const told = (rows: readonly T[]) => void ask(rows).catch((error: unknown) => toast({ text: problemOf(error).detail ?? say("failed"), tone: "bad" }));
  return { ids, refused, ask, told };
}

/** The other way: each by e-mail, as far as the server takes them at once. */
function MailEach({ accounts, onDone }: { accounts: readonly string[]; onDone: () => void }) {
  const say = useWords(papersWords);
  const mailings = useWords(mailingsWords);
  const [key] = useState(idempotencyKey);
  const [busy, setBusy] = useState(false);
  const mail = () => {
    setBusy(true);
    void mailStatements(accounts, key)
      .then(onDone, (error: unknown) => toast({ text: problemOf(error).detail ?? say("failed"), tone: "bad" }))
      .finally(() => setBusy(false));
  };
  return <Act icon="mail" busy={busy} why={accounts.length > MAILED_MOST ? mailings("most", { n: MAILED_MOST }) : undefined} onClick={mail}>{say("mail")}</Act>;
}

/** From which day to which: statements are asked for a period, as a file; or each is mailed. */
function PeriodDialog({ accounts, ask, onClose }: { accounts: readonly string[]; ask: (days: object) => Promise<void>; onClose: () => void }) {
  const say = useWords(papersWords);
  const language = useLanguage();
  const mails = useMay()("notice:send");
  const form = useForm({
    initial: { from_on: inDays(YEAR) as string | null, to_on: civilToday() as string | null },
    check: (values) => ({ ...(values.from_on ? {} : { from_on: say("date_missing") }), ...(values.to_on ? {} : { to_on: say("date_missing") }) }),
    submit: async (values) => {
      await ask(values);
      onClose();
    },
  });
  return (
    <Dialog open title={say("statements")} onClose={onClose}>
      <Form form={form} onCancel={onClose} action={say("make")} extra={mails && <MailEach accounts={accounts} onDone={onClose} />}>
        <p className="muted">{say("statements_text")}</p>
        <Facts items={[[say("accounts"), formatCount(language, accounts.length)]]} />
        <div className="columns">
          <DateField name="from_on" label={say("from")} required />
          <DateField name="to_on" label={say("to")} required />
        </div>
        {mails && <p className="muted small">{say("mail_text")}</p>}
      </Form>
    </Dialog>
  );
}

/** The papers of the rows ticked, or of the one under the cursor, as one file: a letter, a button, and what is asked first. */
export function useTogether<T>(declared: Declared<T>): Together<T> | null {
  const say = useWords(papersWords);
  const may = useMay();
  const { ids, refused, ask, told } = useAsking(declared);
  const [asking, setAsking] = useState<readonly T[] | null>(null);
  if (!may("export")) return null;
  const text = say(WORDS[declared.papers]);
  const begin = declared.papers === "statements" ? setAsking : told;
  const run = (rows: T[]) => {
    const why = refused(rows);
    if (why) toast({ text: why, tone: "bad" });
    else if (rows.length) begin(rows);
  };
  return {
    keys: { [LETTERS[declared.papers]]: { text, run } },
    bulk: (rows) => <Act icon="download" why={refused(rows)} onClick={() => run(rows)}>{text}</Act>,
    dialog: asking && <PeriodDialog accounts={ids(asking)} ask={(days) => ask(asking, days)} onClose={() => setAsking(null)} />,
  };
}
