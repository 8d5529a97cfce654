import { useState } from "react";
import { NoPasskey } from "../api/passkeys";
import { signInByPasskey } from "../api/session";
import type { Asked } from "./ForgotForm";
import { usePasskeys } from "./usePasskeys";
import { Button } from "../kit/Button";
import { Problem } from "../kit/Problem";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

interface PasskeySignInProps {
  email: string;
  onAsked: (asked: Asked) => void;
}

type State = { busy?: boolean; said?: "fill_email" | "passkey_cancelled" | "passkey_failed"; error?: unknown };

function troubleOf(error: unknown): State {
  if (!(error instanceof NoPasskey)) return { error };
  return { said: error.why === "cancelled" ? "passkey_cancelled" : "passkey_failed" };
}

/** The other way in: a passkey of this device; nothing where there are none. */
export function PasskeySignIn({ email, onAsked }: PasskeySignInProps) {
  const say = useWords(shellWords);
  const { here } = usePasskeys();
  const [state, setState] = useState<State>({});
  const start = () => {
    if (!email) return setState({ said: "fill_email" });
    setState({ busy: true });
    return void signInByPasskey(email).then(
      (challenge) => (challenge ? onAsked({ challenge }) : setState({})),
      (error: unknown) => setState(troubleOf(error)),
    );
  };
  if (!here) return null;
  return (
    <section className="stack" aria-label={say("passkey_sign_in")}>
      <Button busy={state.busy} onClick={start}>{say("passkey_sign_in")}</Button>
      <p className="muted small" role="status">{state.busy ? say("passkey_waits") : state.said && say(state.said)}</p>
      {state.error !== undefined && <Problem error={state.error} />}
    </section>
  );
}
