import { answerChallenge, type Challenged } from "../api/session";
import { SetUpKey } from "./SetUpKey";
import { Button } from "../kit/Button";
import { Form } from "../kit/Form";
import { TextField } from "../kit/TextField";
import { useForm } from "../kit/useForm";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

interface ChallengeFormProps {
  asked: Challenged;
  onNext: (challenge: Challenged) => void;
  onBack: () => void;
}

const TITLES = {
  new_password: ["new_password_title", "new_password_text"],
  code: ["code_title", "code_text"],
  set_up_code: ["setup_title", "setup_text"],
} as const;

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
  const { kind, set_up: setUp } = props.asked;
  const [title, text] = TITLES[kind];
  return (
    <section className="stack" aria-label={say(title)}>
      <div>
        <h2>{say(title)}</h2>
        <p className="muted">{say(text)}</p>
      </div>
      {setUp && <SetUpKey setUp={setUp} />}
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
