import { useState } from "react";
import { signIn } from "../api/session";
import { ChallengeForm } from "./ChallengeForm";
import { ForgotForm, type Asked } from "./ForgotForm";
import { DemoAccounts } from "./DemoAccounts";
import { LanguageChoice } from "./LanguageChoice";
import { PasskeySignIn } from "./PasskeySignIn";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { TextField } from "../kit/TextField";
import { useForm } from "../kit/useForm";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

function PasswordForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const say = useWords(shellWords);
  const form = useForm({
    initial: { email: "", password: "" },
    check: ({ email, password }) => ({
      ...(email.trim() ? {} : { email: say("fill_email") }),
      ...(password ? {} : { password: say("fill_password") }),
    }),
    submit: async ({ email, password }) => {
      const challenge = await signIn(email.trim(), password);
      if (challenge) onAsked({ challenge });
    },
  });
  const forgot = () => onAsked({ forgot: form.values.email.trim() });
  return (
    <>
      <Form form={form} action={say("sign_in")} label={say("sign_in")} extra={<Button kind="quiet" onClick={forgot}>{say("forgot")}</Button>}>
        <TextField name="email" label={say("email")} type="email" autoComplete="username" required spellCheck={false} />
        <TextField name="password" label={say("password")} type="password" autoComplete="current-password" required />
      </Form>
      <PasskeySignIn email={form.values.email.trim()} onAsked={onAsked} />
      <DemoAccounts onChoose={(email, password) => {
        form.set("email", email);
        form.set("password", password);
      }} />
    </>
  );
}

/** The steps of signing in; the page and the session-expired overlay share them. */
export function SignInSteps() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const back = () => setAsked(null);
  if (!asked) return <PasswordForm onAsked={setAsked} />;
  if ("forgot" in asked) return <ForgotForm email={asked.forgot} onAsked={setAsked} onBack={back} />;
  return (
    <ChallengeForm
      key={asked.challenge.challenge}
      asked={asked.challenge}
      onNext={(challenge) => setAsked({ challenge })}
      onBack={back}
    />
  );
}

export default function SignIn() {
  const say = useWords(shellWords);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="spread">
          <span className="brand"><img src="/icon.svg" alt="" width="26" height="26" />Quittance</span>
          <LanguageChoice />
        </div>
        <div>
          <h1>{say("sign_in_title")}</h1>
          <p className="muted">{say("sign_in_lead")}</p>
        </div>
        <SignInSteps />
      </div>
    </main>
  );
}
