import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeApi, Refused } from "../test/fakeApi";
import { renderScreen } from "../test/renderScreen";
import { civilToday, daysBetween, setOfficeZone } from "../words/format";
import { dropClock, readClock } from "./localClock";

const AT = { now: "2026-03-02T15:00:00+00:00", offset_days: 0, moving: false, days_left: 0, failed: "" };
const LIST = { "GET /api/v1/clients": { items: [], cursor: null } };

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  vi.useRealTimers();
  dropClock();
});

test("the local run shows the office's date and moves it forward, counting the days", async () => {
  const answers = [{ ...AT, moving: true, days_left: 3 }, { ...AT, now: "2026-03-09T06:00:00+00:00" }];
  let clock: typeof AT = AT;
  const calls = fakeApi(LIST, { "GET /local/clock": () => (clock.moving ? (clock = answers.shift() ?? clock) : clock), "POST /local/clock": () => (clock = { ...AT, moving: true, days_left: 7 }) });
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("No clients yet");
  expect(await readClock()).toEqual(AT);
  fireEvent.click(await screen.findByRole("button", { name: /Office date.*Mar 2, 2026/ }));
  fireEvent.click(screen.getByRole("menuitem", { name: "Move the office’s clock 7 days forward" }));
  expect(await screen.findByText("Mar 2, 2026 · 7 days to go")).toBeTruthy();
  expect(await screen.findByText("Mar 2, 2026 · 3 days to go")).toBeTruthy();
  expect(await screen.findByText("It is now Mar 9, 2026 in the office.")).toBeTruthy();
  expect(calls.find((call) => call.method === "POST")?.body).toEqual({ days: 7 });
  await waitFor(() => expect(calls.filter((call) => call.path === "/api/v1/clients").length).toBe(2));
});

test("today is the office's day, so that forms and dates follow a clock that was moved", async () => {
  const here = civilToday();
  fakeApi(LIST, { "GET /local/clock": { ...AT, now: new Date(Date.now() + 8 * 86_400_000).toISOString(), offset_days: 8 } });
  await readClock();
  expect(daysBetween(here, civilToday())).toBe(8);
  dropClock();
  expect(civilToday()).toBe(here);
});

test("today is the day where the office is, wherever the reader sits", () => {
  vi.setSystemTime("2026-11-22T03:30:00Z");
  setOfficeZone("America/New_York");
  expect(civilToday()).toBe("2026-11-21");
  setOfficeZone("Europe/Warsaw");
  expect(civilToday()).toBe("2026-11-22");
  setOfficeZone(undefined);
});

test("a site without a local clock shows none", async () => {
  fakeApi(LIST, { "GET /local/clock": new Refused(404, "not_found") });
  await readClock();
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("No clients yet");
  expect(screen.queryByText("Office date")).toBeNull();
});

test("away from this machine the clock is not even asked for", async () => {
  const calls = fakeApi({}, { "GET /local/clock": AT });
  const place = vi.spyOn(window, "location", "get").mockReturnValue({ hostname: "office.example" } as Location);
  expect(await readClock()).toBeNull();
  place.mockRestore();
  expect(calls).toEqual([]);
});
