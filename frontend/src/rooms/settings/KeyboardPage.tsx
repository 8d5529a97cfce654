import { Shortcuts } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";
import { SettingsFrame } from "./SettingsFrame";

/** The keys that work everywhere, to read at leisure. */
export default function KeyboardPage() {
  const say = useWords(settingsWords);
  return (
    <SettingsFrame title={say("keyboard")}>
      <p className="muted">{say("key_lead")}</p>
      <section className="card stack" aria-label={say("keyboard")}>
        <h2>{say("keys_everywhere")}</h2>
        <Shortcuts />
      </section>
    </SettingsFrame>
  );
}
