import { useId, useState } from "react";
import { api, got } from "../api/client";
import { Button, Copy, Problem } from "../kit";
import { linksWords } from "../words/links";
import { useWords } from "../words/words";

/** A pay link for whoever is on the phone: made when it is asked for, shown once, to be copied or read out. */
export function LinkToCopy({ accountId }: { accountId: string }) {
  const say = useWords(linksWords);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ address?: string; error?: unknown }>({});
  const make = async () => {
    setBusy(true);
    const params = { path: { account_id: accountId } };
    setMade(await got(api.POST("/api/v1/accounts/{account_id}/pay-link/copy", { params })).then(({ address }) => ({ address }), (error: unknown) => ({ error })));
    setBusy(false);
  };
  if (!made.address) {
    return (
      <div className="stack">
        {made.error !== undefined && <Problem error={made.error} />}
        <div><Button icon="copy" busy={busy} onClick={() => void make()}>{say("make_link")}</Button></div>
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="row">
        <input className="input" aria-label={say("pay_link")} aria-describedby={id} readOnly value={made.address} onFocus={(event) => event.target.select()} />
        <Copy text={made.address} what={say("pay_link")} />
      </div>
      <p id={id} className="muted small">{say("link_made")}</p>
    </div>
  );
}
