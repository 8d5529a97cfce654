import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const PATH = "GET /api/v1/reports/rounds";
const BEGIN = "POST /api/v1/reports/rounds";
const round = (name: "dunning" | "confirmed" | "prove" | "rebuild", state: "running" | "behind" | "ended", more = {}) => ({
  name, state, begun_at: "2026-03-02T08:00:00Z", begun_by: "system:proofs", last_at: "2026-03-02T08:20:00Z",
  ended_at: state === "ended" ? "2026-03-02T08:20:00Z" : null, shards: 16, shards_ended: 16, queued: 1000, done: 250, wrong: 0, left_out: 0, ...more,
});
const WATCH = ["report:read"];
const BOTH = ["report:read", "books:prove"];
const card = (name: string) => screen.findByRole("region", { name });

test("each kind of work tells how far its last round has come, and which was never begun", async () => {
  fakeApi({ [PATH]: [round("dunning", "ended", { done: 1000, left_out: 3 }), round("prove", "running", { wrong: 2 })] });
  renderScreen("/reports/rounds", WATCH);
  const proof = within(await card("Proof of the books"));
  expect(proof.getByText("under way")).toBeTruthy();
  expect(proof.getByText(/250 of 1,000/).textContent).toContain("25%");
  expect((proof.getByRole("progressbar") as HTMLProgressElement).value).toBe(250);
  expect(proof.getByRole("link", { name: "2" }).getAttribute("href")).toBe("/reports/trial-balance");
  const night = within(await card("The night of dunning"));
  expect(night.getByText("ended")).toBeTruthy();
  expect(night.getByRole("link", { name: "3" }).getAttribute("href")).toBe("/overdue/left-out");
  expect(within(await card("Lists made anew")).getByText("It was not done in the last days.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Prove all books" })).toBeNull();
});

test("what the gateway confirmed tells what was found again and what cannot be booked, and is begun by nobody", async () => {
  fakeApi({ [PATH]: [round("confirmed", "ended", { queued: 2500, done: 2500, left_out: 4, wrong: 1 })] });
  renderScreen("/reports/rounds", BOTH);
  const looked = within(await card("Payments the gateway confirmed"));
  expect(looked.getByText("Found again").nextElementSibling?.textContent).toBe("4");
  expect(looked.getByText("Cannot be booked").nextElementSibling?.textContent).toBe("1");
  expect(looked.queryByRole("button")).toBeNull();
});

test("a round that only begins does not say that it is through; one that found nobody does", async () => {
  const nobody = { queued: 0, done: 0 };
  fakeApi({ [PATH]: [round("prove", "running", { ...nobody, shards_ended: 0 }), round("dunning", "ended", nobody)] });
  renderScreen("/reports/rounds", WATCH);
  expect(within(await card("Proof of the books")).queryByRole("progressbar")).toBeNull();
  expect(within(await card("The night of dunning")).getByText(/0 of 0/).textContent).toContain("100%");
});

test("a round that stands still says so, and may be begun again; one under way may not", async () => {
  fakeApi({ [PATH]: [round("prove", "behind"), round("rebuild", "running")] });
  renderScreen("/reports/rounds", BOTH);
  expect(within(await card("Proof of the books")).getByText("Nothing was done for 45 minutes")).toBeTruthy();
  expect((screen.getByRole("button", { name: "Prove all books" }) as HTMLButtonElement).disabled).toBe(false);
  expect((screen.getByRole("button", { name: "Make all lists anew" }) as HTMLButtonElement).disabled).toBe(true);
});

test("a proof is begun by the keyboard after a question, and shown", async () => {
  let begun = false;
  const calls = fakeApi({
    [PATH]: () => (begun ? [round("prove", "running", { queued: 0, done: 0, shards_ended: 0 })] : []),
    [BEGIN]: () => {
      begun = true;
      return round("prove", "running");
    },
  });
  renderScreen("/reports/rounds", BOTH);
  (await screen.findByRole("button", { name: "Prove all books" })).focus();
  await userEvent.keyboard("{Enter}");
  const dialog = within(await screen.findByRole("dialog"));
  dialog.getByRole("button", { name: "Prove all books" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(async () => expect(within(await card("Proof of the books")).getByText("under way")).toBeTruthy());
  expect(calls.filter((call) => call.method === "POST").map((call) => call.body)).toEqual([{ task: "prove" }]);
});

test("a refusal stays in the question, and a list that cannot be read can be asked for again", async () => {
  fakeApi({ [PATH]: [], [BEGIN]: new Refused(409, "round_under_way") });
  renderScreen("/reports/rounds", BOTH);
  await userEvent.click(await screen.findByRole("button", { name: "Make all lists anew" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Make all lists anew" }));
  expect(await dialog.findByRole("alert")).toBeTruthy();
});

test("when nothing answers, it says so and can be asked again", async () => {
  fakeApi({ [PATH]: new Refused(503, "busy") });
  renderScreen("/reports/rounds", WATCH);
  expect(await screen.findByRole("button", { name: /again/i })).toBeTruthy();
});
