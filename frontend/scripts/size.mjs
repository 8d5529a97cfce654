/** The size gate: gzipped bytes of what each page loads, against the budgets of docs/frontend.md. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);
const KB = 1000;
const LIMITS = { "portal, first JS": 120, "portal, CSS": 15, "pay page": 14, "hard widgets": 105, "a lazy chunk": 40 };

const gz = (name) => gzipSync(readFileSync(new URL(name, DIST)), { level: 9 }).length / KB;
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8"));

/** A chunk and everything it imports at once. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const first = closure("index.html");
const sum = (keys, pick) => keys.reduce((total, key) => total + pick(manifest[key]), 0);
const css = new Set(Object.values(manifest).flatMap((part) => part.css ?? []));
const rows = [
  ["portal, first JS", sum([...first], (part) => gz(part.file))],
  ["portal, CSS", [...css].reduce((total, name) => total + gz(name), 0)],
  ["pay page", gz("pay.html")],
];
for (const [key, part] of Object.entries(manifest)) {
  if (first.has(key) || !part.file.endsWith(".js")) continue;
  rows.push([key.includes("/rac/") ? "hard widgets" : "a lazy chunk", gz(part.file), part.file]);
}

let failed = false;
for (const [what, size, file] of rows) {
  const over = size > LIMITS[what];
  failed ||= over;
  console.log(`${over ? "OVER" : "  ok"} ${size.toFixed(1).padStart(6)} of ${String(LIMITS[what]).padStart(3)} kB  ${what}${file ? `  ${file}` : ""}`);
}
process.exit(failed ? 1 : 0);
