import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ID, makeFile, makeOverview } from "../rooms/clients/testing";
import { fakeApi, Refused, type Routes } from "../test/fakeApi";
import { renderScreen } from "../test/renderScreen";

const CHEQUE = {
  id: "att_1", subject_kind: "payment", subject_id: "pay_1", kind: "cheque", name: "cheque.png", media_type: "image/png", size: 2048, in_place: true,
  attached_at: "2026-11-05T15:00:00Z", attached_by: "staff:2", withdrawn_at: null, withdrawn_by: "", withdrawn_why: "",
};
const LIST = "GET /api/v1/accounts/{account_id}/attachments";
const ONE = "GET /api/v1/accounts/{account_id}/attachments/{attachment_id}";
const ACCOUNT: Routes = { "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview() };
const LENT = { attachment: CHEQUE, address: "https://files.example/look", download: "https://files.example/take" };

function open(routes: Routes, permissions = ["account:read", "account:write", "payment:read"]) {
  const calls = fakeApi({ ...ACCOUNT, [LIST]: { items: [CHEQUE], cursor: null }, ...routes });
  renderScreen(`/accounts/${ID}?tab=attachments`, permissions);
  return calls;
}

/** What the browser's XMLHttpRequest would do with a file; answers where files went. */
function fakePut(): string[] {
  const went: string[] = [];
  class Request extends EventTarget {
    status = 200;
    upload = new EventTarget();
    open(_method: string, address: string) {
      went.push(address);
    }
    setRequestHeader() {}
    send() {
      queueMicrotask(() => this.dispatchEvent(new Event("load")));
    }
  }
  vi.stubGlobal("XMLHttpRequest", Request);
  return went;
}

test("what is attached is listed with what it belongs with, and a kind is asked of the server", async () => {
  const calls = open({});
  expect(await screen.findByText("2 kB")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Payment" }).getAttribute("href")).toBe(`/accounts/${ID}/payments/pay_1`);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "letter");
  await waitFor(() => expect(calls.at(-1)?.query.get("kind")).toBe("letter"));
});

test("a file is looked at where it stands, and withdrawn with a reason", async () => {
  const calls = open({ [ONE]: LENT, "POST /api/v1/accounts/{account_id}/attachments/{attachment_id}/withdraw": { ...CHEQUE, withdrawn_at: "2026-11-06T15:00:00Z" } });
  fireEvent.click(await screen.findByRole("button", { name: "cheque.png" }));
  const dialog = await screen.findByRole("dialog", { name: "cheque.png" });
  expect((await within(dialog).findByRole("img", { name: "cheque.png" })).getAttribute("src")).toBe(LENT.address);
  expect(within(dialog).getByRole("link", { name: "Download" }).getAttribute("href")).toBe(LENT.download);
  fireEvent.click(within(dialog).getByRole("button", { name: "Withdraw" }));
  await userEvent.type(await within(dialog).findByRole("textbox", { name: /Why/ }), "of another client");
  fireEvent.click(within(dialog).getByRole("button", { name: "Withdraw" }));
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/withdraw"))?.body).toEqual({ reason: "of another client" }));
});

test("a PDF that acts is a download alone, and says why", async () => {
  open({ [ONE]: { ...LENT, address: "" } });
  fireEvent.click(await screen.findByRole("button", { name: "cheque.png" }));
  expect(await screen.findByText(/holds more than pages/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Open in new tab" })).toBeNull();
});

test("several files are sent, each by itself, and a refused one says why", async () => {
  const went = fakePut();
  let count = 0;
  const calls = open({
    "POST /api/v1/accounts/{account_id}/attachments/uploads": () => ({ upload_id: `att_${++count}`, address: `https://files.example/${count}` }),
    "POST /api/v1/accounts/{account_id}/attachments": (call) => ((call.body as { name: string }).name === "b.pdf" ? new Refused(422, "broken_file", { detail: "This file is not whole." }) : CHEQUE),
  });
  await screen.findByRole("button", { name: /^Attach/ });
  fireEvent.keyDown(document.body, { key: "d" });
  const dialog = await screen.findByRole("dialog", { name: "Attach files" });
  await userEvent.selectOptions(within(dialog).getByRole("combobox", { name: /Kind/ }), "consent");
  await userEvent.upload(within(dialog).getByLabelText("choose a file"), [new File(["a"], "a.pdf"), new File(["b"], "b.pdf")], { applyAccept: false });
  expect(await within(dialog).findByText("a.pdf: attached")).toBeTruthy();
  expect(await within(dialog).findByText(/b\.pdf: not attached – This file is not whole\./)).toBeTruthy();
  expect(went).toEqual(["https://files.example/1", "https://files.example/2"]);
  const made = calls.filter((call) => call.method === "POST" && call.path.endsWith("/attachments"));
  expect(made.map((call) => call.body)).toContainEqual({ upload_id: "att_1", kind: "consent", name: "a.pdf", subject_kind: "account", subject_id: "" });
  vi.unstubAllGlobals();
});

test("a list that fails says so, and who may not write is offered nothing", async () => {
  open({ [LIST]: new Refused(503, "busy", { detail: "Busy." }) }, ["account:read"]);
  expect(await screen.findByText("Busy.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Attach/ })).toBeNull();
});
