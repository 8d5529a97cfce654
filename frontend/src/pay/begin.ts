/**
 * The fragment says what to do: `#k=` a pay link, `#r=` back from the gateway, `#c=` back without paying, `#o=` opt out. `?l=` is
 * the language of the letter it came in, for a page that learns nothing else.
 */
import { ask } from "./api";
import { check } from "./check";
import { el } from "./dom";
import { optOut } from "./optOut";
import { button, message, show } from "./page";
import { refusedLink } from "./refused";
import type { Opened } from "./shapes";
import { follow } from "./trip";
import { chooseLanguage, say } from "./words";

async function open(token: string): Promise<void> {
  show(() => [el("p", { class: "loading", role: "status" }, say("loading"))]);
  try {
    const opened = await ask<Opened>("open", { body: { token } });
    chooseLanguage(opened.language, false);
    check(token, opened);
  } catch (error) {
    if (refusedLink(error)) return;
    const again = (): void => void open(token);
    show(() => message("stop", say("trouble_title"), say("trouble_text"), button(say("retry"), again, "main")));
  }
}

export function begin(): void {
  chooseLanguage(new URLSearchParams(window.location.search).get("l") ?? "", false);
  const asked = new URLSearchParams(window.location.hash.slice(1));
  const [link, attempt, left, out] = [asked.get("k"), asked.get("r"), asked.get("c"), asked.get("o")];
  if (left) void follow(left, true);
  else if (attempt) void follow(attempt);
  else if (out) optOut(out);
  else if (link) void open(link);
  else show(() => message("stop", say("unknown_title"), say("unknown_text")));
}
