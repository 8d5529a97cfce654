import { prefer, useSession } from "../../api/session";
import { CheckboxField, Facts, SelectField } from "../../kit";
import { LANGUAGES, usePreferences, type Density, type Language, type Theme } from "../../words/language";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import { Passkeys } from "./Passkeys";
import { SecondFactor } from "./SecondFactor";
import { SettingsFrame } from "./SettingsFrame";

const THEMES = ["auto", "light", "dark"] as const satisfies readonly Theme[];
const DENSITIES = ["compact", "roomy"] as const satisfies readonly Density[];

function Looks() {
  const say = useWords(settingsWords);
  const chosen = usePreferences();
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return (
    <section className="card stack" aria-label={say("looks")}>
      <div>
        <h2>{say("looks")}</h2>
        <p className="muted">{say("looks_text")}</p>
      </div>
      <div className="columns">
        <SelectField required name="language" label={say("language")} value={chosen.language} options={languages} onChange={(value) => prefer({ language: value as Language })} />
        <SelectField required name="theme" label={say("theme")} value={chosen.theme} options={THEMES.map((value) => ({ value, label: say(`theme_${value}`) }))} onChange={(value) => prefer({ theme: value as Theme })} />
        <SelectField required name="density" label={say("density")} value={chosen.density} options={DENSITIES.map((value) => ({ value, label: say(`density_${value}`) }))} onChange={(value) => prefer({ density: value as Density })} />
      </div>
      <CheckboxField name="single" label={say("single_keys")} hint={say("single_keys_hint")} value={chosen.single_key_shortcuts} onChange={(on) => prefer({ single_key_shortcuts: on })} />
    </section>
  );
}

function Person() {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const { me } = useSession();
  return (
    <section className="card stack" aria-label={say("person")}>
      <h2>{say("person")}</h2>
      <Facts items={[[say("name"), me?.name], [say("email"), me?.email], [say("roles"), me?.roles.map((role) => told("role", role)).join(", ")]]} />
    </section>
  );
}

/** How this person likes the portal, and what keeps their account theirs. */
export default function PreferencesPage() {
  const say = useWords(settingsWords);
  return (
    <SettingsFrame title={say("mine")}>
      <Looks />
      <SecondFactor />
      <Passkeys />
      <Person />
    </SettingsFrame>
  );
}
