import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";
import { resetSession } from "../api/session";
import { dropToasts } from "../kit/Toast";
import { setPreferences } from "../words/language";
import { restoreFetch } from "./fakeApi";

// Lazy chunks are compiled on first use; on a busy machine that takes more than the usual second.
configure({ asyncUtilTimeout: 15_000 });

/** Every test starts signed out, in English, with nothing stored. */
afterEach(() => {
  cleanup();
  dropToasts();
  restoreFetch();
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, "", "/");
  resetSession({ status: "signed-out", me: null });
  setPreferences({ language: "en", theme: "auto", density: "compact", single_key_shortcuts: true, views: [], favourites: [] });
});

setPreferences({ language: "en" });
