import { ButtonLink, Problem, SidePanel, Skeleton } from "../../../kit";
import { useMay } from "../../../api/session";
import type { Beside } from "../../../list/declared";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import { Concerns } from "../account/Concerns";
import { AccountStrip } from "../account/Summary";
import { useFile, useOverview } from "../account/useAccount";
import type { ClientRow } from "./useClients";

function Content({ row }: { row: ClientRow }) {
  const overview = useOverview(row.account_id);
  const file = useFile(row.account_id);
  if (overview.error) return <Problem error={overview.error} onRetry={() => void overview.refetch()} />;
  if (!overview.data) return <Skeleton lines={8} />;
  return (
    <>
      {file.data && <Concerns file={file.data} />}
      <AccountStrip overview={overview.data} />
    </>
  );
}

/** The account of the chosen client beside the list: who owes what, how old it is, what happens next. */
export function ClientPanel({ row, beside }: { row: ClientRow; beside: Beside }) {
  const say = useWords(clientsWords);
  const account = useWords(accountWords);
  const may = useMay();
  const path = `/accounts/${row.account_id}`;
  const footer = (
    <div className="row">
      <ButtonLink href={path} kind="primary">{say("open_account")}</ButtonLink>
      {may("charge:write") && <ButtonLink href={`${path}/charges/new`}>{account("act_charge")}</ButtonLink>}
      {may("payment:post") && <ButtonLink href={`${path}/payments/new`}>{account("act_pay")}</ButtonLink>}
    </div>
  );
  return (
    <SidePanel title={row.name} subtitle={`${row.account_number} · ${say("born_in", { year: String(row.birth_year) })}`} footer={footer} {...beside}>
      <Content key={row.account_id} row={row} />
    </SidePanel>
  );
}
