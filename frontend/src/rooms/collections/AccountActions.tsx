import { useState } from "react";
import { useMay } from "../../api/session";
import { Button, ButtonLink } from "../../kit";
import type { Amount } from "../../words/amount";
import { overdueWords } from "../../words/overdue";
import { useWords } from "../../words/words";
import { HoldDialog, PromiseDialog, SendLinkDialog, type Target } from "./moves";

export type Act = "hold" | "promise" | "send";

/** The dialog of an action on one account. */
export function ActDialog({ act, target, overdue, onClose }: { act: Act; target: Target; overdue: Amount; onClose: () => void }) {
  if (act === "hold") return <HoldDialog targets={[target]} onClose={onClose} />;
  if (act === "promise") return <PromiseDialog target={target} overdue={overdue} onClose={onClose} />;
  return <SendLinkDialog target={target} onClose={onClose} />;
}

/** What can be done about one account, under its side panel. */
export function AccountActions({ target, overdue }: { target: Target; overdue: Amount }) {
  const say = useWords(overdueWords);
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  return (
    <div className="row">
      {may("collections:note") && <Button onClick={() => setAct("hold")}>{say("hold")}</Button>}
      {may("collections:note") && <Button onClick={() => setAct("promise")}>{say("promise")}</Button>}
      {may("notice:send") && <Button icon="mail" onClick={() => setAct("send")}>{say("send_link")}</Button>}
      <ButtonLink kind="quiet" href={`/accounts/${target.account_id}`}>{say("open_account")}</ButtonLink>
      {act && <ActDialog act={act} target={target} overdue={overdue} onClose={() => setAct(null)} />}
    </div>
  );
}
