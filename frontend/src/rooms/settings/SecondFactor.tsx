import { useState } from "react";
import { api, got } from "../../api/client";
import { renewMe, useSession, type SetUp } from "../../api/session";
import { Button, Form, Problem, Status, TextField, toast, useForm } from "../../kit";
import { SetUpKey } from "../../shell/SetUpKey";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";

function Confirm({ setUp, onDone, onCancel }: { setUp: SetUp; onDone: () => void; onCancel: () => void }) {
  const say = useWords(settingsWords);
  const form = useForm({
    initial: { code: "" },
    check: ({ code }): { code?: string } => (/^\d{6}$/.test(code.replaceAll(" ", "")) ? {} : { code: say("fill_code") }),
    submit: async ({ code }) => {
      await api.POST("/api/v1/auth/second-factor/confirm", { body: { code: code.replaceAll(" ", "") } });
      await renewMe();
      toast({ text: say("factor_done") });
      onDone();
    },
  });
  return (
    <div className="stack">
      <p>{say("factor_scan")}</p>
      <SetUpKey setUp={setUp} />
      <Form form={form} action={say("factor_confirm")} onCancel={onCancel}>
        <div className="slim"><TextField name="code" label={say("factor_code")} inputMode="numeric" autoComplete="one-time-code" maxLength={7} required /></div>
      </Form>
    </div>
  );
}

/** The authenticator app of this person: set up with a picture and proved with its first code. */
export function SecondFactor() {
  const say = useWords(settingsWords);
  const { me } = useSession();
  const [setUp, setSetUp] = useState<SetUp | null>(null);
  const [error, setError] = useState<unknown>(null);
  const on = me?.second_factor ?? false;
  const start = () => {
    setError(null);
    got(api.POST("/api/v1/auth/second-factor")).then(setSetUp, setError);
  };
  return (
    <section className="card stack" aria-label={say("factor")}>
      <div>
        <div className="row">
          <h2>{say("factor")}</h2>
          <Status tone={on ? "good" : "warn"}>{say(on ? "factor_on" : "factor_off")}</Status>
        </div>
        <p className="muted">{say(on ? "factor_on_text" : "factor_off_text")}</p>
      </div>
      {error !== null && <Problem error={error} onRetry={start} />}
      {setUp ? <Confirm setUp={setUp} onDone={() => setSetUp(null)} onCancel={() => setSetUp(null)} /> : <div><Button onClick={start}>{say(on ? "factor_again" : "factor_start")}</Button></div>}
    </section>
  );
}
