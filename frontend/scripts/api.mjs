/** Generate src/api/schema.gen.ts from docs/api/openapi.json. `--check` fails when the committed file is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const SPEC = new URL("../../docs/api/openapi.json", import.meta.url);
const OUT = new URL("../src/api/schema.gen.ts", import.meta.url);

const head = "/** Generated from docs/api/openapi.json by `npm run api`. Do not edit. */\n\n";
const text = head + astToString(await openapiTS(SPEC));

if (process.argv.includes("--check")) {
  if (readFileSync(OUT, "utf8") !== text) {
    console.error("src/api/schema.gen.ts is stale: run `npm run api`.");
    process.exit(1);
  }
} else writeFileSync(OUT, text);
