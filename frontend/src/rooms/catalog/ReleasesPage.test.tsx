import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import type { Load } from "./useLoads";

const LOAD: Load = {
  id: "l1", kind: "prices", name: "prices-2027", system: null, effective_on: null, requested_at: "2026-11-20T10:00:00Z", state: "done", rows: 120, taken: 100, unchanged: 18,
  findings: [{ row: 7, column: "code", reason: "X1 is in no release.", mend: "Load the release that has it first." }], findings_count: 2,
};

const sent: { url: string; size: number }[] = [];

class Upload extends EventTarget {
  upload = new EventTarget();
  status = 200;
  #url = "";
  open(_: string, url: string) {
    this.#url = url;
  }
  setRequestHeader() {}
  send(file: File) {
    sent.push({ url: this.#url, size: file.size });
    queueMicrotask(() => this.dispatchEvent(new Event("load")));
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  sent.length = 0;
});

test("the report of a file names each bad row and how to mend it", async () => {
  fakeApi({ "GET /api/v1/catalog/releases": [], "GET /api/v1/catalog/loads": [LOAD] });
  renderScreen("/catalog/releases", ["catalog:read"]);
  await userEvent.click(await screen.findByRole("button", { name: "prices-2027" }));
  expect(await screen.findByText("2 rows to mend")).toBeTruthy();
  expect(screen.getByText("Load the release that has it first.")).toBeTruthy();
  expect(screen.queryByRole("form", { name: "Load a file" })).toBeNull();
});

test("a file is uploaded to its address, asked to be read, watched until read, and its report shown", async () => {
  vi.stubGlobal("XMLHttpRequest", Upload);
  let state: Load["state"] = "waiting";
  const calls = fakeApi({
    "GET /api/v1/catalog/releases": [],
    "GET /api/v1/catalog/loads": () => [{ ...LOAD, state, findings: [], findings_count: 0 }],
    "POST /api/v1/catalog/uploads": { document_key: "catalog/uploads/u1", address: "https://files.test/u1" },
    "POST /api/v1/catalog/releases": { ...LOAD, state: "waiting" },
  });
  renderScreen("/catalog/releases", ["catalog:read", "catalog:write"]);
  await userEvent.selectOptions(await screen.findByLabelText("What the file holds"), "prices");
  const input = document.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
  fireEvent.change(input, { target: { files: [new File(["schedule,system"], "prices-2027.csv")] } });
  await userEvent.click(screen.getByRole("button", { name: "Load" }));
  await waitFor(() => expect(sent).toEqual([{ url: "https://files.test/u1", size: 15 }]));
  await waitFor(() =>
    expect(calls.find((call) => call.method === "POST" && call.path.endsWith("/releases"))?.body).toEqual({
      kind: "prices", system: null, effective_on: null, encoding: null, name: "prices-2027", document_key: "catalog/uploads/u1",
    }),
  );
  state = "done";
  expect(await screen.findByText("Every row was fine.")).toBeTruthy();
});

test("a release without its first day is not sent", async () => {
  const calls = fakeApi({ "GET /api/v1/catalog/releases": [], "GET /api/v1/catalog/loads": [] });
  renderScreen("/catalog/releases", ["catalog:read", "catalog:write"]);
  await userEvent.selectOptions(await screen.findByLabelText("What the file holds"), "hcpcs");
  await userEvent.click(screen.getByRole("button", { name: "Load" }));
  expect((await screen.findAllByText(/Fill this in/)).length).toBeGreaterThan(1);
  expect(calls.some((call) => call.method === "POST")).toBe(false);
});
