import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../api/client";
import { useMay } from "../api/session";
import { Button, ConfirmDialog, toast } from "../kit";
import { useWords } from "../words/words";
import { writeoffsWords } from "../words/writeoffs";
import { takeBack, useWriteOffsChanged, type WriteOff } from "./writeOffs";

/** Ask before a write-off is taken back: the amount is open again. */
export function TakeBackDialog({ one, onClose }: { one: WriteOff; onClose: () => void }) {
  const say = useWords(writeoffsWords);
  const changed = useWriteOffsChanged();
  const [key] = useState(idempotencyKey);
  const amount = one.amount.display;
  const confirm = async () => {
    await takeBack({ account_id: one.account_id, invoice_id: one.invoice_id, write_off_id: one.id }, key);
    changed();
    toast({ text: say("taken_back", { amount }) });
  };
  return <ConfirmDialog open title={say("take_back_title", { amount })} action={say("take_back")} onConfirm={confirm} onClose={onClose}>{say("take_back_text")}</ConfirmDialog>;
}

/** Money lies free where something was written off: each may be taken back, so that the money can pay it. */
export function WrittenOff({ accountId, party, wanted }: { accountId: string; party?: string; wanted: boolean }) {
  const say = useWords(writeoffsWords);
  const may = useMay();
  const [chosen, setChosen] = useState<WriteOff | null>(null);
  const query = useQuery({
    queryKey: ["account", accountId, "write-offs"], refetchOnMount: "always", enabled: wanted && may("write_off:post"),
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/write-offs", { params: { path: { account_id: accountId }, query: { limit: 50 } }, signal })),
  });
  const found = query.data?.items.filter((one) => one.state === "posted" && (!party || one.party === party)) ?? [];
  if (!wanted || !found.length) return null;
  return (
    <div className="row" role="group" aria-label={say("written_off_offers")}>
      {found.slice(0, 3).map((one) => <Button key={one.id} onClick={() => setChosen(one)}>{say("take_back_one", { number: one.number, amount: one.amount.display })}</Button>)}
      {chosen && <TakeBackDialog one={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}
