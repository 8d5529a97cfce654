import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, type Routes } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";
import { letter } from "./collections.fixtures";

const GOES = { verdict: "allow", rule: "allowed", reason: "" };
const STOPPED = { verdict: "refuse", rule: "address_bounced", reason: "" };
const ROUTES: Routes = {
  "GET /api/v1/staff": [],
  "GET /api/v1/collections/preview": ({ query }) => (query.get("cursor") ? { items: [letter(2, STOPPED)], cursor: null } : { items: [letter(1, GOES)], cursor: "more" }),
  "GET /api/v1/templates/{template}": { template: "reminder_1", language: "sv", subject: "En påminnelse", text: "Hej,", html: "", phrases: [], version: 0, written_at: null, written_by: "" },
};

test("each letter says whether it goes and why not; short pages are followed to the end", async () => {
  fakeApi(ROUTES);
  renderScreen("/overdue/letters", ["collections:read"]);
  expect(await screen.findByText("Does not go", { selector: ".status" })).toBeTruthy();
  expect(screen.getByText("Mail to the address came back.")).toBeTruthy();
  expect(screen.getByText("1 goes")).toBeTruthy();
});

test("a letter reads in its client's language", async () => {
  const calls = fakeApi(ROUTES);
  renderScreen("/overdue/letters", ["collections:read"]);
  fireEvent.click(await screen.findByText("Anna"));
  expect((await screen.findByText("En påminnelse")).closest("article")?.lang).toBe("sv");
  expect(calls.find((call) => call.path.endsWith("reminder_1"))?.query.get("language")).toBe("sv");
});

test("a day in the address is the day that is asked for", async () => {
  const calls = fakeApi(ROUTES);
  renderScreen("/overdue/letters?on=2026-12-01", ["collections:read"]);
  await screen.findByText("Anna");
  await waitFor(() => expect(calls.filter((call) => call.path.endsWith("/preview")).every((call) => call.query.get("on") === "2026-12-01")).toBe(true));
});

test("h stops a letter before it goes", async () => {
  fakeApi(ROUTES);
  renderScreen("/overdue/letters", ["collections:read", "collections:note"]);
  await screen.findByText("Anna");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "h" });
  expect(await screen.findByRole("heading", { name: "Put reminders on hold" })).toBeTruthy();
});

test("the letters that do not go are looked at by themselves", async () => {
  fakeApi(ROUTES);
  renderScreen("/overdue/letters?goes=refuse", ["collections:read"]);
  expect(await screen.findByText("Mail to the address came back.")).toBeTruthy();
  expect(screen.queryByText("Anna")).toBeNull();
});

test("a letter is skipped with a reason, and goes after all until its night", async () => {
  const skip = { id: "skp_1", level: 1, reason: "Pays on Friday", placed_at: "2026-11-05T15:00:00Z", placed_by: "staff:9", used_on: null, version: 3 };
  const skipped = { ...letter(3, { verdict: "refuse", rule: "skipped", reason: "" }), skip };
  const calls = fakeApi(
    { ...ROUTES, "GET /api/v1/collections/preview": { items: [letter(1, GOES), letter(2, { ...GOES, verdict: "defer" }), skipped], cursor: null }, "POST /api/v1/accounts/{account_id}/skips": skip },
    { "DELETE /api/v1/accounts/{account_id}/skips/{skip_id}": {} },
  );
  renderScreen("/overdue/letters", ["collections:read", "collections:note"]);
  expect(await screen.findByText("1 waits")).toBeTruthy();
  expect(screen.getByText("1 goes")).toBeTruthy();
  expect((await screen.findByText("Pays on Friday · Colleague")).title).toBe("Pays on Friday · Colleague");
  fireEvent.click(screen.getByText("Anna"));
  fireEvent.click(await screen.findByRole("button", { name: "Skip this letter" }));
  const why = await screen.findByRole("textbox", { name: "Why" });
  fireEvent.change(why, { target: { value: "Called today" } });
  fireEvent.keyDown(why, { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(calls.find((call) => call.path.endsWith("/acc_1/skips"))?.body).toEqual({ level: 1, reason: "Called today" }));
  fireEvent.click(screen.getByText("Cecilia"));
  fireEvent.click(await screen.findByRole("button", { name: "Let it go after all" }));
  await waitFor(() => expect(calls.find((call) => call.method === "DELETE")?.query.get("version")).toBe("3"));
});
