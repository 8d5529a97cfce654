/**
 * The house check of the front end: no import goes round in a circle (imports of types count), no folder reaches above
 * itself, and nothing lies about unused: no file, no export, no text.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path/posix";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SRC = process.argv[2] ?? fileURLToPath(new URL("../src", import.meta.url));
const GENERATED = "api/schema.gen.ts";

/** Where the pages begin; a room's screens are found by their name (`shell/screens.ts`), tests by the runner. */
const ENTRIES = ["main.tsx", "pay/main.ts", "test/setup.ts", GENERATED];
const isTest = (file) => /\.test\.tsx?$/.test(file);
/** Invented answers for tests say so by their name. */
const isForTests = (file) => /^test\/|\/testing\.ts$|\.fixtures\.ts$/.test(file);
const isEntry = (file) => ENTRIES.includes(file) || /^rooms\/[^/]+\/screens\.ts$/.test(file) || isTest(file);

/** A folder may import itself and what is named here (docs/frontend.md); tests may import all. */
const MAY = {
  words: [], api: ["words/"], kit: ["words/", "api/problem"], shell: ["words/", "api/", "kit/"],
  list: ["words/", "api/", "kit/", "shell/"], rooms: ["words/", "api/", "kit/index.ts", "shell/", "list/"],
  pay: ["words/amount", "words/pay.", "words/stands"], test: ["words/", "api/", "shell/"],
};

const files = readdirSync(SRC, { recursive: true }).map((file) => file.replaceAll("\\", sep)).filter((file) => /\.tsx?$/.test(file));
const parsed = new Map(files.map((file) => [file, ts.createSourceFile(file, readFileSync(join(SRC, file), "utf8"), ts.ScriptTarget.Latest, true, file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS)]));

function resolved(from, to) {
  const path = join(dirname(from), to);
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((one) => parsed.has(one));
}

function namesOf(statement) {
  const clause = statement.importClause;
  const bindings = clause?.namedBindings ?? statement.exportClause;
  if (ts.isExportDeclaration(statement) && !bindings) return ["*"];
  const listed = bindings?.elements?.map((one) => (one.propertyName ?? one.name).text) ?? (bindings ? ["*"] : []);
  return clause?.name ? ["default", ...listed] : listed;
}

/** Everything a file imports: at once, or lazily by `import()`. */
function importsOf(file) {
  const found = [];
  const add = (path, names, lazy) => {
    const to = path.startsWith(".") && resolved(file, path);
    if (to) found.push({ to, names, lazy });
  };
  const walk = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) add(node.moduleSpecifier.text, namesOf(node), false);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0].text, ["*"], true);
    if (ts.isImportTypeNode(node)) add(node.argument.literal.text, ["*"], false);
    ts.forEachChild(node, walk);
  };
  walk(parsed.get(file));
  return found;
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** Every circle of imports, each told once. A lazy import comes later and closes none. */
function circles() {
  const state = new Map();
  const found = [];
  const walk = (file, path) => {
    state.set(file, "open");
    for (const { to, lazy } of imports.get(file)) {
      if (lazy) continue;
      if (state.get(to) === "open") found.push(`imports go round: ${[...path.slice(path.indexOf(to)), to].join(" → ")}`);
      else if (!state.has(to)) walk(to, [...path, to]);
    }
    state.set(file, "done");
  };
  for (const file of files) if (!state.has(file)) walk(file, [file]);
  return found;
}

const roomOf = (file) => file.split("/").slice(0, file.startsWith("rooms/") ? 2 : 1).join("/");

const tooHigh = (file, to) => roomOf(file) !== roomOf(to) && !MAY[file.split("/")[0]].some((one) => to.startsWith(one));

function reaches() {
  const bound = files.filter((file) => file.split("/")[0] in MAY && !isTest(file) && !isForTests(file));
  return bound.flatMap((file) => imports.get(file).filter(({ to }) => tooHigh(file, to)).map(({ to }) => `${file} may not import ${to}`));
}

function unusedFiles() {
  const seen = new Set();
  const reach = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { to } of imports.get(file)) reach(to);
  };
  files.filter((file) => isEntry(file) && !isTest(file)).forEach(reach);
  const ofTests = new Set(files.filter(isTest).flatMap((file) => imports.get(file).map(({ to }) => to)));
  return files.filter((file) => !seen.has(file) && !isTest(file) && !(isForTests(file) && ofTests.has(file))).map((file) => `nothing uses ${file}`);
}

function exportsOf(file) {
  return parsed.get(file).statements.flatMap((statement) => {
    const exported = statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isExportDeclaration(statement)) return statement.exportClause?.elements?.map((one) => one.name.text) ?? [];
    if (!exported || statement.modifiers.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword)) return [];
    return statement.declarationList?.declarations.map((one) => one.name.text) ?? [statement.name.text];
  });
}

/** How often a file says a name, where it is declared included. */
function said(file, name) {
  let times = 0;
  const walk = (node) => {
    if (ts.isIdentifier(node) && node.text === name) times += 1;
    ts.forEachChild(node, walk);
  };
  walk(parsed.get(file));
  return times;
}

function importersOf(file, name) {
  return files.filter((one) => imports.get(one).some(({ to, names }) => to === file && (names.includes(name) || names.includes("*"))));
}

const isSaidForTests = (file, name) => new RegExp(`/\\*\\* For tests[^\\n]*\\nexport function ${name}\\b`).test(parsed.get(file).text);

function idle(file, name) {
  const importers = importersOf(file, name);
  if (!importers.length) return `nobody imports ${name} of ${file}`;
  const tested = !isForTests(file) && importers.every(isTest) && said(file, name) === 1 && !isSaidForTests(file, name);
  return tested ? `only a test uses ${name} of ${file}` : null;
}

/** Exports nobody imports, and what only tests know and does not say so: that is no part of the product. */
function unusedExports() {
  return files.filter((file) => !isEntry(file)).flatMap((file) => exportsOf(file).map((name) => idle(file, name)).filter(Boolean));
}

/** Texts written in some files, and what begins a made-up one: `kind_${…}`, `told("kind", …)`. */
function written(sources) {
  const [whole, begun] = [new Set(), new Set()];
  const family = (node) => {
    if (ts.isStringLiteralLike(node)) begun.add(`${node.text}_`);
    else ts.forEachChild(node, family);
  };
  const walk = (node) => {
    if (ts.isStringLiteralLike(node)) whole.add(node.text);
    if (ts.isTemplateHead(node)) begun.add(node.text);
    if (ts.isCallExpression(node) && node.expression.getText() === "told") family(node.arguments[0]);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) whole.add(node.name.text);
    ts.forEachChild(node, walk);
  };
  for (const file of sources) walk(parsed.get(file));
  return { whole, begun: [...begun].filter((one) => /^[a-z]\w*_$/.test(one)) };
}

/** Where the texts of an area may be said: the files that use it, what they take from their own room, and the API's words. */
function speakersOf(area) {
  const speak = files.filter((file) => !isTest(file) && !file.startsWith("words/") && imports.get(file).some(({ to }) => to === area || to === area.replace(".en.ts", ".ts")));
  const near = speak.flatMap((file) => imports.get(file).map(({ to }) => to).filter((to) => roomOf(to) === roomOf(file)));
  // The pay page has one way to its texts.
  const paying = speak.includes("pay/words.ts") ? files.filter((file) => file.startsWith("pay/") && !isTest(file)) : [];
  return new Set([...speak, ...near, ...paying, ...files.filter((file) => file === GENERATED)]);
}

/** The keys of a dictionary; the forms of a plural are no keys. */
function keysOf(source) {
  const keys = [];
  const walk = (node) => {
    if (ts.isObjectLiteralExpression(node)) keys.push(...node.properties.map((one) => one.name.text));
    else ts.forEachChild(node, walk);
  };
  walk(source);
  return keys;
}

function unusedTexts(area) {
  const { whole, begun } = written(speakersOf(area));
  const unsaid = keysOf(parsed.get(area)).filter((key) => !whole.has(key) && !begun.some((one) => key.startsWith(one)));
  return unsaid.map((key) => `nothing says ${key} of ${area}`);
}

const areas = files.filter((file) => /^words\/\w+\.en\.ts$/.test(file));
const faults = [...circles(), ...reaches(), ...unusedFiles(), ...unusedExports(), ...areas.flatMap(unusedTexts)];
for (const fault of faults) console.error(fault);
console.error(faults.length ? `${faults.length} faults of the house` : "the house is in order");
process.exit(faults.length ? 1 : 0);
