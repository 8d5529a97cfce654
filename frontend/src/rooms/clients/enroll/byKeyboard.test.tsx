import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeApi, type Routes } from "../../../test/fakeApi";
import { renderScreen } from "../../../test/renderScreen";
import { ID, makeFile, makeOverview } from "../testing";

// happy-dom tells of a moved selection at once, browsers later; at once, a date field would answer itself without end.
const collapse = Selection.prototype.collapse;
beforeEach(() => {
  let inside = false;
  vi.spyOn(Selection.prototype, "collapse").mockImplementation(function (this: Selection, ...place) {
    if (inside) return;
    inside = true;
    collapse.apply(this, place);
    inside = false;
  });
  return () => vi.restoreAllMocks();
});

const EMPLOYER = {
  id: "pyr_9", name: "Granite Works", kind: "employer" as const, address: { line1: "1 Quarry Road", line2: "", city: "Barre", region: "VT", postal_code: "05641", country: "US" },
  email: "", phone: "", terms_days: 30, fee_schedule: "", active: true, outside_ids: {}, version: 1,
};
const OFFICE: Routes = {
  "GET /api/v1/home": { on: "2026-11-30", accounts: 0, queues: [], owed: [], received: [], behind: { count: 0, more: false, first: [] } } as never,
  "GET /api/v1/clients": { items: [], cursor: null },
  "POST /api/v1/accounts/duplicates": { items: [] },
  "GET /api/v1/payers": { items: [EMPLOYER], cursor: null },
  "GET /api/v1/postal-codes": { items: [{ city: "Boston", region: "MA" }] },
  "POST /api/v1/accounts": makeFile(),
  "GET /api/v1/accounts/{account_id}": makeFile(), "GET /api/v1/accounts/{account_id}/overview": makeOverview(),
  "GET /api/v1/accounts/{account_id}/timeline": { items: [], cursor: null },
};

/** Presses of keys and the screens they lead over; a chord is one press, as it is to the hand. */
function counting() {
  const user = userEvent.setup({ delay: null });
  const count = { keys: 0, screens: new Set<string>() };
  const press = async (text: string) => {
    await user.keyboard(text);
    count.keys += text.match(/\{Control>\}\{\w+\}\{\/Control\}|\{\w+\}|\[\w+\]|./g)?.length ?? 0;
    count.screens.add(window.location.pathname);
  };
  return { count, press };
}
const NEXT = "{Control>}{ArrowDown}{/Control}";
const ENROLL = "{Control>}{Enter}{/Control}";
const at = (name: string) => waitFor(() => expect(document.activeElement?.getAttribute("name")).toBe(name));

// A hundred presses, each drawn: longer than the usual test on a busy machine.
test("a client with an employer's cover is enrolled from Home in at most 100 keys over 3 screens", async () => {
  const calls = fakeApi(OFFICE);
  renderScreen("/", ["account:read", "account:write", "charge:write"]);
  await screen.findByRole("heading", { name: "Home", level: 1 });
  const { count, press } = counting();
  await press("gc");
  await screen.findByRole("heading", { name: "Clients", level: 1 });
  await press("n");
  await screen.findAllByRole("spinbutton");
  await at("clients.0.name.given");
  await press("Maria{Tab}Sandoval{Tab}05171980");
  await press(NEXT);
  await press("6175550123{Tab}{Tab}maria@people.example{Tab}[Space]");
  await press(NEXT);
  await press("12 Elm Street{Tab}{Tab}02118");
  await waitFor(() => expect(screen.getByDisplayValue("Boston")).toBeTruthy());
  await press(NEXT);
  await at("coverages.0.payer_id");
  await press("gran");
  await press("{Enter}");
  await waitFor(() => expect(document.querySelector("[name='coverages.0.percent_bp']")).toBeTruthy());
  await press("{Tab}80");
  await press(ENROLL);
  await waitFor(() => expect(window.location.pathname).toBe(`/accounts/${ID}`));
  count.screens.add(window.location.pathname);
  expect(calls.find((call) => call.path === "/api/v1/accounts")?.body).toMatchObject({
    clients: [{ name: { given: "Maria", family: "Sandoval" }, birth_date: "1980-05-17", address: { line1: "12 Elm Street", postal_code: "02118", city: "Boston", region: "MA" } }],
    contact: { email: "maria@people.example", email_consent: true, phones: [{ number: "6175550123", use: "mobile" }] },
    coverages: [{ payer_id: "pyr_9", percent_bp: 8000 }],
  });
  expect(count.keys).toBeLessThanOrEqual(100);
  expect(count.screens.size).toBeLessThanOrEqual(3);
}, 180_000);
