/** How the server stores what a representative prefers, and how this portal names it. */
import { LANGUAGES, preferences, type Preferences, type SavedView } from "../words/language";

export interface StoredPreferences {
  language: Preferences["language"];
  theme: string;
  density: string;
  single_key_shortcuts: boolean;
  views?: SavedView[];
  favourites?: string[];
}

/** The server knows “system” for our “auto”. */
export function fromStored(stored: StoredPreferences): Preferences {
  const { language, theme, density, single_key_shortcuts, views, favourites } = stored;
  return {
    language: language in LANGUAGES ? language : preferences().language,
    single_key_shortcuts: single_key_shortcuts ?? true,
    views: views ?? [],
    favourites: favourites ?? [],
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    density: density === "roomy" ? "roomy" : "compact",
  };
}

export function toStored(chosen: Preferences): StoredPreferences {
  return { ...chosen, theme: chosen.theme === "auto" ? "system" : chosen.theme };
}
