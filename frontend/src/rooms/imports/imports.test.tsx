import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { components } from "../../api/schema.gen";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { guessKind } from "./upload";
import { KINDS } from "./useImports";

type Progress = components["schemas"]["ProgressView"];

const file = (bad: number) => ({ kind: "clients", name: "clients.csv", size: 10, rows: 20, good: 20 - bad, bad, kept_out: 0, left_out: 0, encoding: "utf-8", asked: false });
const FOUND: Progress = {
  id: "imp_1", name: "October", layout: "plain", mode: "good_rows", state: "previewed", created_at: "2026-11-20T10:00:00Z", created_by: "s", posted_at: null, ended_at: null,
  file_names: ["clients.csv"], files: [file(2)], errors: 2, notices: 0, unknown_codes: 0, deeds: 18, deeds_posted: 0, portions: 1, portions_checked: 1, portions_posted: 0, will_post: true, still_since: null,
  tallies: [{ kind: "invoices", new: 18, there: 2, conflict: 0, refused: 0, amount_new: { minor: 77700, currency: "USD", display: "$777.00" }, amount_there: null }],
};
const FINDING = { file: "clients.csv", row: 17, column: "birth_date", severity: "error" as const, code: "bad_date", reason: "The date cannot be read.", mend: "Write it as 2026-11-21.", value: "" };
const ROUTES: Routes = {
  "GET /api/v1/imports/{import_id}": FOUND,
  "GET /api/v1/imports/{import_id}/findings": { items: [FINDING], cursor: null },
};
const POST = "POST /api/v1/imports/{import_id}/post";
const ALL = ["import:read", "import:write"];

afterEach(() => vi.unstubAllGlobals());

/** happy-dom reaches no other server: uploads are noted and answered here. */
function noteUploads(): string[] {
  const sent: string[] = [];
  vi.stubGlobal("XMLHttpRequest", class {
    status = 200;
    upload = { addEventListener: () => undefined };
    done: () => void = () => undefined;
    open(method: string, address: string) {
      sent.push(`${method} ${address}`);
    }
    setRequestHeader() {}
    addEventListener(name: string, run: () => void) {
      if (name === "load") this.done = run;
    }
    send() {
      queueMicrotask(this.done);
    }
  });
  return sent;
}

test.each([["clients.csv", "plain", "clients"], ["claims_transactions.csv", "synthea", "claims_transactions"], ["2026-11 Services.CSV", "plain", "services"], ["other.csv", "plain", ""]] as const)(
  "%s of the %s layout holds %s", (name, layout, kind) => expect(guessKind(name, KINDS[layout])).toBe(kind),
);

test("chosen files are named to the server, brought to the lent addresses, and read; nothing is posted", async () => {
  const sent = noteUploads();
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/imports": { id: "imp_1", uploads: [{ kind: "clients", address: "https://files.test/1" }] }, "POST /api/v1/imports/{import_id}/start": FOUND });
  renderScreen("/imports/new", ALL);
  await screen.findByText("Good rows are posted, bad ones are left out and listed.");
  fireEvent.change(document.querySelector("input[type=file]") as Element, { target: { files: [new File(["a"], "clients.csv")] } });
  fireEvent.click(screen.getByRole("button", { name: "Upload and preview" }));
  await waitFor(() => expect(window.location.pathname).toBe("/imports/imp_1"));
  expect(sent).toEqual(["PUT https://files.test/1"]);
  expect(calls.find((call) => call.path === "/api/v1/imports")?.body).toMatchObject({ layout: "plain", mode: "good_rows", files: [{ kind: "clients", name: "clients.csv", size: 1 }] });
  expect(calls.some((call) => call.path.endsWith("/post"))).toBe(false);
});

test("a file whose kind is not known is asked about before anything is sent", async () => {
  const calls = fakeApi(ROUTES);
  renderScreen("/imports/new", ALL);
  await screen.findByRole("button", { name: "Upload and preview" });
  fireEvent.change(document.querySelector("input[type=file]") as Element, { target: { files: [new File(["a"], "x.csv")] } });
  fireEvent.click(screen.getByRole("button", { name: "Upload and preview" }));
  expect(await screen.findByText(/Say what each file holds/)).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText("Contents: x.csv"), "payments");
  expect(calls).toEqual([]);
});

test("a whole folder of the Synthea exporter is taken: what no bill needs is left out, and shown as that", async () => {
  noteUploads();
  const calls = fakeApi({ ...ROUTES, "POST /api/v1/imports": { id: "imp_1", uploads: [] }, "POST /api/v1/imports/{import_id}/start": FOUND });
  renderScreen("/imports/new", ALL);
  await userEvent.selectOptions(await screen.findByLabelText("Layout"), "synthea");
  const names = ["allergies.csv", "claims.csv", "claims_transactions.csv", "encounters.csv", "medications.csv", "organizations.csv", "patients.csv", "payer_transitions.csv", "payers.csv", "providers.csv"];
  fireEvent.change(document.querySelector("input[type=file]") as Element, { target: { files: names.map((name) => new File(["a"], name)) } });
  expect(((await screen.findByLabelText("Contents: allergies.csv")) as HTMLSelectElement).value).toBe("none");
  fireEvent.click(screen.getByRole("button", { name: "Upload and preview" }));
  await waitFor(() => expect(window.location.pathname).toBe("/imports/imp_1"));
  const kinds = ["claims", "claims_transactions", "encounters", "organizations", "patients", "payer_transitions", "payers", "providers"];
  expect(calls.find((call) => call.path === "/api/v1/imports")?.body).toMatchObject({ files: kinds.map((kind) => ({ kind })) });
});

test("an import that stands still says since when, and that nobody has to do anything", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/imports/{import_id}": { ...FOUND, state: "posting", still_since: "2026-11-21T09:05:00Z" } });
  renderScreen("/imports/imp_1", ALL);
  expect((await screen.findByText(/Nothing has moved since/)).textContent).toMatch(/2026.*05/);
  expect(screen.getByText(/What is posted stays posted, once/)).toBeTruthy();
});

test("the preview says what posting does, which rows are bad and how to mend them", async () => {
  fakeApi(ROUTES);
  renderScreen("/imports/imp_1", ALL);
  expect(await screen.findByText("$777.00")).toBeTruthy();
  expect(await screen.findByText("Write it as 2026-11-21.")).toBeTruthy();
  expect(screen.getByText("2 bad rows")).toBeTruthy();
});

const LETTERS = [
  { kind: "clients", encoding: "windows-1252", words: ["W¹sowicz", "£ódŸ"] },
  { kind: "clients", encoding: "windows-1250", words: ["Wąsowicz", "Łódź"] },
];

test("a file that does not say its encoding shows its first names in each, and is read anew as chosen", async () => {
  const asked = { ...FOUND, files: [{ ...file(0), encoding: "windows-1252", asked: true }] };
  const calls = fakeApi({ ...ROUTES, "GET /api/v1/imports/{import_id}": asked, "GET /api/v1/imports/{import_id}/readings": LETTERS, "POST /api/v1/imports/{import_id}/encodings": { ...asked, state: "reading" } });
  renderScreen("/imports/imp_1", ALL);
  expect(await screen.findByText("W¹sowicz · £ódŸ")).toBeTruthy();
  expect(screen.getByText(/By its letters it was read as Windows-1252/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Read as Windows-1250" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/encodings"))?.body).toEqual({ encodings: { clients: "windows-1250" } }));
  expect((await screen.findAllByText("Reading")).length).toBeGreaterThan(0);
});

test("a file that could be read in two ways asks for its encoding before anything else", async () => {
  const asked = { ...FOUND, state: "refused" as const, files: [{ ...file(0), encoding: "", asked: true }] };
  fakeApi({ ...ROUTES, "GET /api/v1/imports/{import_id}": asked, "GET /api/v1/imports/{import_id}/readings": LETTERS });
  renderScreen("/imports/imp_1", ALL);
  expect(await screen.findByText(/choose its encoding below/)).toBeTruthy();
  expect((await screen.findAllByRole("button", { name: /Read as/ })).length).toBe(2);
});

test("posting asks first, and a lost reply is tried again with the same key", async () => {
  let tries = 0;
  const calls = fakeApi({ ...ROUTES, [POST]: () => (tries++ === 0 ? new Refused(503, "unavailable", { detail: "Once more." }) : { ...FOUND, state: "posted" }) });
  renderScreen("/imports/imp_1", ALL);
  fireEvent.click(await screen.findByRole("button", { name: "Post" }));
  const asked = within(await screen.findByRole("dialog"));
  await asked.findByText("18 · $777.00");
  fireEvent.click(asked.getByRole("button", { name: "Post" }));
  expect(await asked.findByText("Once more.")).toBeTruthy();
  fireEvent.click(asked.getByRole("button", { name: "Post" }));
  expect(await screen.findByText("Posting has begun.")).toBeTruthy();
  const keys = calls.filter((call) => call.path.endsWith("/post")).map((call) => call.headers.get("idempotency-key"));
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
});

test("all or nothing with a bad row cannot be posted, and the page says so beforehand", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/imports/{import_id}": { ...FOUND, mode: "all_or_nothing", will_post: false } });
  renderScreen("/imports/imp_1", ALL);
  expect((await screen.findAllByText(/Nothing would be posted/)).length).toBe(2); // on the page, and at the button
  expect(screen.getByRole("button", { name: "Post" }).getAttribute("aria-disabled")).toBe("true");
});

test("who may only read sees the import and no way to post or discard it", async () => {
  fakeApi(ROUTES);
  renderScreen("/imports/imp_1", ["import:read"]);
  await screen.findByText("$777.00");
  for (const name of ["Post", "Discard"]) expect(screen.queryByRole("button", { name })).toBeNull();
});

test("the list opens an import", async () => {
  const { files: _, ...row } = FOUND;
  fakeApi({ ...ROUTES, "GET /api/v1/imports": { items: [row], cursor: null } });
  renderScreen("/imports", ALL);
  fireEvent.click(await screen.findByText("October"));
  await waitFor(() => expect(window.location.pathname).toBe("/imports/imp_1"));
});

test("of rows nobody has read yet the page does not say that they are good", async () => {
  fakeApi({ "GET /api/v1/imports/{import_id}": { ...FOUND, state: "open" }, "GET /api/v1/imports/{import_id}/findings": { items: [], cursor: null } });
  renderScreen("/imports/imp_1/findings", ALL);
  expect(await screen.findByText("Waits for files: The rows are not read yet")).toBeTruthy();
  expect(screen.queryByText("Every row is good.")).toBeNull();
});

const NOTICE = { ...FINDING, row: 18, severity: "notice" as const, column: "phone", reason: "The phone was written anew." };

test("findings are narrowed by weight and by text, and told how many of all", async () => {
  fakeApi({ ...ROUTES, "GET /api/v1/imports/{import_id}/findings": { items: [FINDING, NOTICE], cursor: null } });
  renderScreen("/imports/imp_1/findings", ALL);
  await screen.findByText("The phone was written anew.");
  await userEvent.selectOptions(screen.getByLabelText("Weight"), "error");
  expect(screen.queryByText("The phone was written anew.")).toBeNull();
  expect(screen.getByText("1 of 2 rows")).toBeTruthy();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "phone" } });
  expect(await screen.findByRole("heading", { name: "No row matches these filters" })).toBeTruthy();
});

test("imports are found by name, file and state", async () => {
  const row = (id: string, name: string, state: Progress["state"]) => ({ ...FOUND, id, name, state, created_by: "s" });
  fakeApi({ "GET /api/v1/imports": { items: [row("1", "October", "posted"), row("2", "November", "discarded")], cursor: null } } as Routes);
  renderScreen("/imports", ALL);
  await screen.findByText("October");
  await userEvent.selectOptions(screen.getByLabelText("State"), "discarded");
  expect([screen.queryByText("October"), screen.queryByText("November") !== null]).toEqual([null, true]);
});
