import { useState } from "react";
import { answerChallenge, type Challenged } from "../api/session";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { TextField } from "../kit/TextField";
import { useForm } from "../kit/useForm";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

export interface ChallengeFormProps {
  email: string;
  asked: Challenged;
  onNext: (challenge: Challenged) => void;
  onBack: () => void;
}

const TITLES = {
  NEW_PASSWORD_REQUIRED: ["new_password_title", "new_password_text"],
  SOFTWARE_TOKEN_MFA: ["code_title", "code_text"],
  MFA_SETUP: ["setup_title", "setup_text"],
} as const;

function SetupKey({ asked }: { asked: Challenged }) {
  const say = useWords(shellWords);
  const [copied, setCopied] = useState(false);
  const secret = asked.secret ?? "";
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className="stack">
      <div className="setup-key">
        <code aria-label={say("setup_key")}>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        <Button onClick={copy} icon={copied ? "check" : undefined}>{say(copied ? "copied" : "copy")}</Button>
      </div>
      {asked.otpauth_uri && <a href={asked.otpauth_uri}>{say("setup_open")}</a>}
    </div>
  );
}

function useChallenge({ email, asked, onNext }: ChallengeFormProps) {
  const say = useWords(shellWords);
  const password = asked.challenge === "NEW_PASSWORD_REQUIRED";
  return useForm({
    initial: { answer: "", again: "" },
    check: ({ answer, again }): { answer?: string; again?: string } => {
      if (password && answer !== again) return { again: say("new_password_differs") };
      if (password ? !answer : !/^\d{6}$/.test(answer.replaceAll(" ", ""))) return { answer: say(password ? "fill_password" : "fill_code") };
      return {};
    },
    submit: async ({ answer }) => {
      const next = await answerChallenge(email, asked, password ? answer : answer.replaceAll(" ", ""));
      if (next) onNext(next);
    },
  });
}

/** A new password, the authenticator's code, or setting the authenticator up. */
export function ChallengeForm(props: ChallengeFormProps) {
  const say = useWords(shellWords);
  const form = useChallenge(props);
  const { challenge } = props.asked;
  const [title, text] = TITLES[challenge];
  return (
    <section className="stack" aria-label={say(title)}>
      <div>
        <h2>{say(title)}</h2>
        <p className="muted">{say(text)}</p>
      </div>
      {challenge === "MFA_SETUP" && <SetupKey asked={props.asked} />}
      <Form form={form} action={say("continue")} extra={<Button kind="quiet" onClick={props.onBack}>{say("back_to_sign_in")}</Button>}>
        {challenge === "NEW_PASSWORD_REQUIRED" ? (
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
