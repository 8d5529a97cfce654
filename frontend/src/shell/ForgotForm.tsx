import { useState } from "react";
import { confirmForgot, forgotPassword, signIn, type Challenged } from "../api/session";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { TextField } from "../kit/TextField";
import { useForm } from "../kit/useForm";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

/** What the sign-in asks next: the server's question, or the address of who forgot the password. */
export type Asked = { challenge: Challenged } | { forgot: string };

interface Steps {
  onBack: () => void;
  onAsked: (asked: Asked) => void;
}

function AskForm({ email, onSent, onBack }: { email: string; onSent: (email: string) => void; onBack: () => void }) {
  const say = useWords(shellWords);
  const form = useForm({
    initial: { email },
    check: (values): { email?: string } => (values.email.trim() ? {} : { email: say("fill_email") }),
    submit: async (values) => {
      await forgotPassword(values.email.trim());
      onSent(values.email.trim());
    },
  });
  return (
    <Form form={form} action={say("send_code")} label={say("forgot_title")} extra={<Button kind="quiet" onClick={onBack}>{say("back_to_sign_in")}</Button>}>
      <TextField name="email" label={say("email")} type="email" autoComplete="username" required spellCheck={false} />
    </Form>
  );
}

function useNewPassword(email: string, onAsked: Steps["onAsked"]) {
  const say = useWords(shellWords);
  return useForm({
    initial: { code: "", password: "", again: "" },
    check: ({ code, password, again }): { code?: string; password?: string; again?: string } => ({
      ...(/^\d{6,10}$/.test(code.replaceAll(" ", "")) ? {} : { code: say("fill_code") }),
      ...(password ? {} : { password: say("fill_password") }),
      ...(password === again ? {} : { again: say("new_password_differs") }),
    }),
    submit: async ({ code, password }) => {
      await confirmForgot(email, code.replaceAll(" ", ""), password);
      const challenge = await signIn(email, password);
      if (challenge) onAsked({ challenge });
    },
  });
}

function NewPasswordForm({ email, onBack, onAsked }: Steps & { email: string }) {
  const say = useWords(shellWords);
  const form = useNewPassword(email, onAsked);
  return (
    <Form form={form} action={say("set_password")} label={say("forgot_title")} extra={<Button kind="quiet" onClick={onBack}>{say("back_to_sign_in")}</Button>}>
      <TextField name="code" label={say("mail_code")} inputMode="numeric" autoComplete="one-time-code" maxLength={12} required />
      <TextField name="password" label={say("new_password")} type="password" autoComplete="new-password" required />
      <TextField name="again" label={say("new_password_again")} type="password" autoComplete="new-password" required />
    </Form>
  );
}

/** Forgotten password: a code by mail, then a new password, then in. */
export function ForgotForm({ email, ...steps }: Steps & { email: string }) {
  const say = useWords(shellWords);
  const [sent, setSent] = useState("");
  return (
    <section className="stack" aria-label={say("forgot_title")}>
      <div>
        <h2>{say("forgot_title")}</h2>
        <p className="muted" role="status">{sent ? say("forgot_sent", { email: sent }) : say("forgot_text")}</p>
      </div>
      {sent ? <NewPasswordForm email={sent} {...steps} /> : <AskForm email={email} onSent={setSent} onBack={steps.onBack} />}
    </section>
  );
}
