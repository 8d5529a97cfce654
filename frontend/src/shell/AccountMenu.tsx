import { prefer, signOut, useSession } from "../api/session";
import { Menu, type MenuItem } from "../kit/Menu";
import { LANGUAGES, usePreferences, type Density, type Language, type Theme } from "../words/language";
import { shellWords } from "../words/shell";
import { useWords, type Say } from "../words/words";

type ShellSay = Say<(typeof shellWords)["en"]>;

const THEMES: Theme[] = ["auto", "light", "dark"];
const DENSITIES: Density[] = ["compact", "roomy"];

function useItems(say: ShellSay): MenuItem[] {
  const chosen = usePreferences();
  const languages = (Object.keys(LANGUAGES) as Language[]).map((language, at) => ({
    key: language, label: LANGUAGES[language], checked: chosen.language === language, line: at === 0,
    run: () => void prefer({ language }),
  }));
  const themes = THEMES.map((theme, at) => ({
    key: theme, label: say(`theme_${theme}`), checked: chosen.theme === theme, line: at === 0,
    run: () => void prefer({ theme }),
  }));
  const densities = DENSITIES.map((density, at) => ({
    key: density, label: say(`density_${density}`), checked: chosen.density === density, line: at === 0,
    run: () => void prefer({ density }),
  }));
  const single = chosen.single_key_shortcuts;
  return [
    ...languages, ...themes, ...densities,
    { key: "keys", label: `${say("single_keys")}: ${say(single ? "on" : "off")}`, icon: "note", line: true, run: () => void prefer({ single_key_shortcuts: !single }) },
    { key: "out", label: say("sign_out"), icon: "out", line: true, run: () => void signOut() },
  ];
}

/** Who is signed in; language, colours, density, keys; the way out. */
export function AccountMenu() {
  const say = useWords(shellWords);
  const { me } = useSession();
  const items = useItems(say);
  return (
    <Menu label={say("account_menu")} items={items} icon="user" up place="start" className="nav-link account">
      <span className="nav-name">{me?.name}</span>
    </Menu>
  );
}
