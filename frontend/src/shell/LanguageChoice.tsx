import { prefer } from "../api/session";
import { LANGUAGES, usePreferences, type Language } from "../words/language";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

export function LanguageChoice() {
  const say = useWords(shellWords);
  const { language } = usePreferences();
  return (
    <select
      className="input language"
      aria-label={say("language")}
      value={language}
      onChange={(event) => prefer({ language: event.target.value as Language })}
    >
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>{name}</option>
      ))}
    </select>
  );
}
