/** Stop e-mail notices. It takes a press: mail scanners open links, and must not decide for the person. */
import { ask } from "./api";
import { faultLine, button, fault, message, office, show } from "./page";
import { refusedLink } from "./refused";
import { chooseLanguage, say } from "./words";

interface Stopped {
  office_name?: string;
  office_phone?: string;
  language?: string;
}

async function stop(token: string, press: HTMLButtonElement): Promise<void> {
  press.disabled = true;
  try {
    const answer = await ask<Stopped>("opt-out", { body: { token } });
    office.name = answer.office_name ?? "";
    office.phone = answer.office_phone ?? "";
    if (answer.language) chooseLanguage(answer.language, false);
    show(() => message("good", say("stopped_title"), say("stopped_text")));
  } catch (error) {
    press.disabled = false;
    if (!refusedLink(error)) fault(press, say("trouble_text"));
  }
}

export function optOut(token: string): void {
  show(() => {
    const press = button(say("stop_action"), () => void stop(token, press), "main");
    press.id = "press";
    return message("wait", say("stop_title"), say("stop_text"), press, faultLine("press"));
  });
}
