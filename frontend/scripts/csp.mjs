/** Write dist/csp.json: the Content-Security-Policy of each page. The pay page's inline parts are named by their hash. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const DIST = new URL("../dist/", import.meta.url);

function hashes(html, tag) {
  const parts = [...html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, "g"))];
  const inline = parts.filter(([whole]) => !/^<script[^>]*\ssrc=/.test(whole));
  return inline.map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}

const shared = "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; form-action 'self'; connect-src 'self'";
const pay = readFileSync(new URL("pay.html", DIST), "utf8");
const policies = {
  // react-aria adds one style element of its own, hence inline styles; scripts stay strict.
  portal: `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; ${shared}`,
  pay: `default-src 'none'; script-src ${hashes(pay, "script")}; style-src ${hashes(pay, "style")}; img-src data:; ${shared}`,
};
writeFileSync(new URL("csp.json", DIST), `${JSON.stringify(policies, null, 2)}\n`);
