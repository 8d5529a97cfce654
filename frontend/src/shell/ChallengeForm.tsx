import { useState } from "react";
import { answerChallenge, type Challenged } from "../api/session";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { TextField } from "../kit/TextField";
import { useForm } from "../kit/useForm";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

export interface ChallengeFormProps {
  asked: Challenged;
  onNext: (challenge: Challenged) => void;
  onBack: () => void;
}

const TITLES = {
  new_password: ["new_password_title", "new_password_text"],
  code: ["code_title", "code_text"],
  set_up_code: ["setup_title", "setup_text"],
} as const;

function SetupKey({ setUp }: { setUp: NonNullable<Challenged["set_up"]> }) {
  const say = useWords(shellWords);
  const [copied, setCopied] = useState(false);
  const { secret, uri, qr } = setUp;
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className="stack">
      {qr.startsWith("data:image/") && <img className="setup-qr" src={qr} alt={say("setup_key")} width="180" height="180" />}
      <div className="setup-key">
        <code aria-label={say("setup_key")}>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        <Button onClick={copy} icon={copied ? "check" : undefined}>{say(copied ? "copied" : "copy")}</Button>
      </div>
      <a href={uri}>{say("setup_open")}</a>
    </div>
  );
}

function useChallenge({ asked, onNext }: ChallengeFormProps) {
  const say = useWords(shellWords);
  const password = asked.kind === "new_password";
  return useForm({
    initial: { answer: "", again: "" },
    check: ({ answer, again }): { answer?: string; again?: string } => {
      if (password && answer !== again) return { again: say("new_password_differs") };
      if (password ? !answer : !/^\d{6}$/.test(answer.replaceAll(" ", ""))) return { answer: say(password ? "fill_password" : "fill_code") };
      return {};
    },
    submit: async ({ answer }) => {
      const next = await answerChallenge(asked, password ? answer : answer.replaceAll(" ", ""));
      if (next) onNext(next);
    },
  });
}

/** A new password, the authenticator's code, or setting the authenticator up. */
export function ChallengeForm(props: ChallengeFormProps) {
  const say = useWords(shellWords);
  const form = useChallenge(props);
  const { kind } = props.asked;
  const [title, text] = TITLES[kind];
  return (
    <section className="stack" aria-label={say(title)}>
      <div>
        <h2>{say(title)}</h2>
        <p className="muted">{say(text)}</p>
      </div>
      {props.asked.set_up && <SetupKey setUp={props.asked.set_up} />}
      <Form form={form} action={say("continue")} extra={<Button kind="quiet" onClick={props.onBack}>{say("back_to_sign_in")}</Button>}>
        {kind === "new_password" ? (
          <>
            <TextField name="answer" label={say("new_password")} type="password" autoComplete="new-password" required />
            <TextField name="again" label={say("new_password_again")} type="password" autoComplete="new-password" required />
          </>
        ) : (
          <TextField name="answer" label={say("code")} inputMode="numeric" autoComplete="one-time-code" maxLength={7} required />
        )}
      </Form>
    </section>
  );
}
