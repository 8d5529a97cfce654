import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const WHOLE = {
  "main.tsx": `import { a } from "./kit/a";\nimport { kitWords } from "./words/kit";\na(kitWords.hello);\n`,
  "kit/a.ts": `export function a(text: string) { return text; }\n`,
  "words/kit.ts": `import { en } from "./kit.en";\nexport const kitWords = en;\n`,
  "words/kit.en.ts": `export const en = { hello: "Hello", bye: { one: "{n} bye", other: "{n} byes" } };\nexport const said = "bye";\n`,
};

/** What the house check says of a small front end made of these files. */
function faultsOf(files: Record<string, string>): string[] {
  const src = mkdtempSync(join(tmpdir(), "house-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(src, name)), { recursive: true });
    writeFileSync(join(src, name), text);
  }
  const { stderr } = spawnSync(process.execPath, [resolve("scripts/house.mjs"), src], { encoding: "utf8" });
  rmSync(src, { recursive: true });
  return stderr.trim().split("\n");
}

test("imports that go round are named, be it only for a type", () => {
  const said = faultsOf({
    ...WHOLE,
    "kit/a.ts": `import type { B } from "./b";\nexport function a(text: string): B { return text; }\n`,
    "kit/b.ts": `import { a } from "./a";\nexport type B = ReturnType<typeof a>;\n`,
  });
  expect(said).toContain("imports go round: kit/a.ts → kit/b.ts → kit/a.ts");
});

test("a folder that reaches above itself, and what nobody uses, are named", () => {
  const said = faultsOf({
    ...WHOLE,
    "kit/a.ts": `import { of } from "../rooms/clients/of";\nexport function a(text: string) { return of + text; }\nexport const b = 1;\n`,
    "rooms/clients/of.ts": `export const of = "of ";\n`,
    "kit/lost.ts": `export const lost = 1;\n`,
  });
  const wanted = [
    "kit/a.ts may not import rooms/clients/of.ts", "nothing uses kit/lost.ts", "nobody imports b of kit/a.ts",
    "nobody imports lost of kit/lost.ts", "nobody imports said of words/kit.en.ts", "nothing says hello of words/kit.en.ts",
    "nothing says bye of words/kit.en.ts",
  ];
  expect(said.slice(0, -1).toSorted()).toEqual(wanted.toSorted());
});

test("a room that draws a list by its own Grid, instead of declaring it, is named", () => {
  const said = faultsOf({
    ...WHOLE,
    "kit/a.ts": `export { Grid } from "./grid/Grid";\nexport function a(text: string) { return text; }\n`,
    "kit/grid/Grid.ts": `export const Grid = 1;\n`,
    "rooms/clients/screens.ts": `import { Grid } from "../../kit/grid/Grid";\nexport const screens = [Grid];\n`,
  });
  expect(said).toContain("rooms/clients/screens.ts may not import kit/grid/Grid.ts");
});
