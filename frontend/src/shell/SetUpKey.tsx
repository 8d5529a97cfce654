import { useState } from "react";
import type { SetUp } from "../api/session";
import { Button } from "../kit/Button";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

/** The key of an authenticator app: as a picture for the phone's camera, and as text for typing it over. */
export function SetUpKey({ setUp }: { setUp: SetUp }) {
  const say = useWords(shellWords);
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(setUp.secret).then(() => setCopied(true));
  return (
    <div className="setup">
      <img src={setUp.qr.startsWith("data:image/") ? setUp.qr : undefined} alt={say("setup_qr")} width="164" height="164" />
      <div className="stack">
        <div className="setup-key">
          <code aria-label={say("setup_key")}>{setUp.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          <Button onClick={copy} icon={copied ? "check" : undefined}>{say(copied ? "copied" : "copy")}</Button>
        </div>
        <a href={setUp.uri}>{say("setup_open")}</a>
      </div>
    </div>
  );
}
