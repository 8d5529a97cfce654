import { render } from "@testing-library/react";
import { resetSession, type Me } from "../api/session";
import { App } from "../shell/App";
import { makeQueries } from "../shell/queries";

const ME: Me = { subject: "staff:sara", name: "Sara Test", email: "sara@office.test", roles: ["representative"], permissions: [] };

/** Open the whole portal at a path, signed in with these permissions; requests go to the fake API. */
export function renderScreen(path: string, permissions: string[]) {
  history.replaceState(null, "", path);
  resetSession({ status: "signed-in", me: { ...ME, permissions } });
  return render(<App queries={makeQueries()} />);
}
