/** What clients read of a code in their language: shown beside the code, said with a service, changed where it may be. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const CODE = { system: "hcpcs" as const, code: "H2014", display: "H2014", description: "Skills training", billable: true, from_on: "2026-01-01", until_on: null, names: { sv: "Färdighetsträning" }, price: null };
const SERVICE = { ...CODE, system: "service" as const, code: "VISIT", display: "VISIT", description: "Visit" };
const edition = (system: "hcpcs" | "service", version: number) => ({ system, releases: [], version });

function office(code: typeof CODE | typeof SERVICE, more: Routes = {}) {
  return fakeApi({
    "GET /api/v1/catalog/codes": { items: [code] },
    "GET /api/v1/catalog/codes/{system}/{code}": { on: "2026-11-20", current: code, history: [code] },
    "GET /api/v1/catalog/releases": [edition("hcpcs", 4), edition("service", 7)],
    "GET /api/v1/payers": { items: [], cursor: null },
    "GET /api/v1/catalog/price": { on: "2026-11-20", reason: "no_price", price: null },
    "PUT /api/v1/catalog/services/{code}": edition("service", 8),
    "PUT /api/v1/catalog/codes/{system}/{code}/names": edition("hcpcs", 5),
    ...more,
  } as Routes);
}

async function openPanel(permissions: string[], more: Routes = {}) {
  const calls = office(CODE, more);
  renderScreen("/catalog", permissions);
  await screen.findByText("Skills training");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  await screen.findByText("Färdighetsträning");
  return calls;
}

const puts = (calls: readonly { method: string; path: string; body: unknown }[]) => calls.filter((call) => call.method === "PUT").map((call) => [call.path, call.body]);

test("a press of e changes what clients read of a code, on the version of its system", async () => {
  const calls = await openPanel(["catalog:read", "catalog:write"]);
  fireEvent.keyDown(document.body, { key: "e" });
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText(/^Polski/), "Trening umiejętności");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(puts(calls)).toEqual([["/api/v1/catalog/codes/hcpcs/H2014/names", { names: { en: "", sv: "Färdighetsträning", pl: "Trening umiejętności" }, version: 4 }]]);
});

test("a name that the server refuses is told, and what was typed stays", async () => {
  await openPanel(["catalog:read", "catalog:write"], { "PUT /api/v1/catalog/codes/{system}/{code}/names": new Refused(409, "changed_meanwhile", { detail: "Somebody changed this meanwhile." }) } as Routes);
  await userEvent.click(screen.getByRole("button", { name: "Change what clients read" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText(/^Polski/), "Trening");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await within(dialog).findByText(/Somebody changed this meanwhile/)).toBeTruthy();
  expect(within(dialog).getByLabelText<HTMLInputElement>(/^Polski/).value).toBe("Trening");
});

test("who may not write reads the names and is offered nothing else", async () => {
  await openPanel(["catalog:read"]);
  expect(screen.queryByRole("button", { name: "Change what clients read" })).toBeNull();
  fireEvent.keyDown(document.body, { key: "e" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a service is said with its names, on the edition that came of it", async () => {
  const calls = office(SERVICE);
  renderScreen("/catalog/services", ["catalog:read", "catalog:write"]);
  await screen.findByText("Visit");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog");
  await userEvent.clear(within(dialog).getByLabelText(/^Svenska/));
  await userEvent.type(within(dialog).getByLabelText(/^Svenska/), "Läkarbesök");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(puts(calls)).toEqual([
    ["/api/v1/catalog/services/VISIT", { description: "Visit", billable: true, version: 7 }],
    ["/api/v1/catalog/codes/service/VISIT/names", { names: { en: "", sv: "Läkarbesök", pl: "" }, version: 8 }],
  ]));
});

test("a service whose names stay is said alone", async () => {
  const calls = office(SERVICE);
  renderScreen("/catalog/services", ["catalog:read", "catalog:write"]);
  await screen.findByText("Visit");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeTruthy();
  expect(puts(calls).map(([path]) => path)).toEqual(["/api/v1/catalog/services/VISIT"]);
});
