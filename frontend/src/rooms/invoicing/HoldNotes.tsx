import { Link } from "wouter";
import { useMay, useSession } from "../../api/session";
import { Icon, focusLine } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import { APPROVALS, FIELD_OF, holdText, type Hold } from "./holds";

export interface HoldNotesProps {
  holds: readonly Hold[];
  accountId: string;
  /** Key of the line they are about. */
  line: string;
  onApprove: (line: string) => void;
  onSelfPay: () => void;
}

function button(text: string, run: () => void) {
  return <button type="button" className="link" onClick={run}>{text}</button>;
}

function WayOut({ hold, accountId, line, onApprove, onSelfPay }: Omit<HoldNotesProps, "holds"> & { hold: Hold }) {
  const say = useWords(chargesWords);
  const may = useMay();
  const { me } = useSession();
  const field = FIELD_OF[hold.code];
  if (APPROVALS.includes(hold.code)) {
    if (!may("charge:approve")) return null;
    return hold.asked_by === me?.subject ? <span className="muted">{say("approve_other")}</span> : button(say("approve"), () => onApprove(line));
  }
  if (hold.code === "outside_coverage") {
    return (
      <>
        {button(say("let_guarantor"), onSelfPay)}
        <Link href={`/accounts/${accountId}`} className="link">{say("to_account")}</Link>
      </>
    );
  }
  if (hold.code === "account_closed") return <Link href={`/accounts/${accountId}`} className="link">{say("to_account")}</Link>;
  return field ? button(say("mend"), () => focusLine(line, field)) : null;
}

/** What the audit holds, each with the way out of it. */
export function HoldNotes({ holds, ...way }: HoldNotesProps) {
  const say = useWords(chargesWords);
  return (
    <ul className="line-notes">
      {holds.map((hold) => (
        <li key={`${hold.code}${hold.message}`} className="line-note">
          <Icon name="warning" />
          <span>{holdText(say, hold.code, hold.message)}</span>
          <WayOut hold={hold} {...way} />
        </li>
      ))}
    </ul>
  );
}
