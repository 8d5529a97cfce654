import { signOut } from "../api/session";
import { Dialog } from "../kit/Dialog";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { SignInSteps } from "./SignIn";

/** The session ended while someone worked: sign in over the page, which keeps everything typed. */
export default function Expired() {
  const say = useWords(shellWords);
  return (
    <Dialog open title={say("expired_title")}>
      <div className="stack">
        <p className="muted">{say("expired_text")}</p>
        <SignInSteps />
        <p><button type="button" className="link" onClick={() => void signOut()}>{say("expired_leave")}</button></p>
      </div>
    </Dialog>
  );
}
