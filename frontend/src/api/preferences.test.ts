import { expect, test } from "vitest";
import { fromStored, toStored } from "./preferences";

const STORED = { language: "pl" as const, theme: "system", density: "roomy", single_key_shortcuts: false, views: [{ name: "Mine", screen: "invoices", query: "state=open" }], favourites: ["cpt|90837"] };

test.each(["system", "light", "dark"])("the theme %s comes back as it was stored", (theme) => {
  expect(toStored(fromStored({ ...STORED, theme }))).toEqual({ ...STORED, theme });
});

test("what the portal does not know falls back to this browser's language and colours, and compact rows", () => {
  expect(fromStored({ ...STORED, language: "de" as "pl", theme: "sepia", density: "huge" })).toMatchObject({ language: "en", theme: "auto", density: "compact" });
});
