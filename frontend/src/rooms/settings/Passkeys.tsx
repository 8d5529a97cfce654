import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { makePasskey, NoPasskey } from "../../api/passkeys";
import type { components } from "../../api/schema.gen";
import { useSession } from "../../api/session";
import { Button, ConfirmDialog, DateText, Problem, Skeleton, toast } from "../../kit";
import { usePasskeys } from "../../shell/usePasskeys";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";

type Passkey = components["schemas"]["PasskeyView"];
type State = { busy?: boolean; said?: "passkey_cancelled" | "passkey_already" | "passkey_failed"; error?: unknown };

function useList() {
  return useQuery({ queryKey: ["passkeys"], queryFn: ({ signal }) => got(api.GET("/api/v1/auth/passkeys", { signal })) });
}

function useAdding(onAdded: () => Promise<unknown>) {
  const say = useWords(settingsWords);
  const [state, setState] = useState<State>({});
  const add = async () => {
    setState({ busy: true });
    try {
      const { options } = await got(api.POST("/api/v1/auth/passkeys/begin"));
      await api.POST("/api/v1/auth/passkeys", { body: { credential: await makePasskey(options) } });
      await onAdded();
      setState({});
      toast({ text: say("passkey_added") });
    } catch (error) {
      setState(error instanceof NoPasskey ? { said: `passkey_${error.why}` } : { error });
    }
  };
  return { state, add };
}

function Add({ onAdded }: { onAdded: () => Promise<unknown> }) {
  const say = useWords(settingsWords);
  const { me } = useSession();
  const { here } = usePasskeys();
  const { state, add } = useAdding(onAdded);
  if (!me?.second_factor) return <p className="muted">{say("passkey_factor_first")}</p>;
  if (!here) return <p className="muted">{say("passkey_not_here")}</p>;
  return (
    <>
      {state.error !== undefined && <Problem error={state.error} onRetry={() => void add()} />}
      <div className="row">
        <Button busy={state.busy} onClick={() => void add()}>{say("passkey_add")}</Button>
        <span className="muted" role="status">{state.busy ? say("passkey_waits") : state.said && say(state.said)}</span>
      </div>
    </>
  );
}

function Rows({ passkeys, onRemove }: { passkeys: readonly Passkey[]; onRemove: (passkey: Passkey) => void }) {
  const say = useWords(settingsWords);
  return (
    <ul className="stack">
      {passkeys.map((one) => (
        <li key={one.id} className="spread">
          <span>
            <strong>{one.name}</strong>
            <br />
            <span className="muted">{say("passkey_made")} <DateText value={one.made_at} /></span>
          </span>
          <Button kind="quiet" aria-label={say("passkey_remove_one", { name: one.name })} onClick={() => onRemove(one)}>{say("passkey_remove")}</Button>
        </li>
      ))}
    </ul>
  );
}

function Removal({ passkey, onRemoved, onClose }: { passkey: Passkey; onRemoved: () => Promise<unknown>; onClose: () => void }) {
  const say = useWords(settingsWords);
  const remove = async () => {
    await api.DELETE("/api/v1/auth/passkeys/{passkey_id}", { params: { path: { passkey_id: passkey.id } } });
    await onRemoved();
    toast({ text: say("passkey_removed") });
  };
  return (
    <ConfirmDialog open danger title={say("passkey_remove_title", { name: passkey.name })} action={say("passkey_remove")} onConfirm={remove} onClose={onClose}>
      <p>{say("passkey_remove_text")}</p>
    </ConfirmDialog>
  );
}

/** The passkeys of this person: which there are, one more, one less. Nothing where the office takes none. */
export function Passkeys() {
  const { offered } = usePasskeys();
  return offered ? <Card /> : null;
}

function Card() {
  const say = useWords(settingsWords);
  const { data, error, refetch } = useList();
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  return (
    <section className="card stack" aria-label={say("passkeys")}>
      <div>
        <h2>{say("passkeys")}</h2>
        <p className="muted">{say("passkeys_text")}</p>
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : !data && <Skeleton lines={2} />}
      {data && (data.length > 0 ? <Rows passkeys={data} onRemove={setLeaving} /> : <p>{say("passkeys_none")}</p>)}
      {data && <Add onAdded={refetch} />}
      {leaving && <Removal passkey={leaving} onRemoved={refetch} onClose={() => setLeaving(null)} />}
    </section>
  );
}
