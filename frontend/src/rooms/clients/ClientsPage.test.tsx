import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeApi, Refused } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const LINE = {
  client_id: "cli_1", account_id: "acc_1", account_number: "A-10001", name: "Åsa Åkesson", birth_year: 1951,
  guarantor: "Örjan Åkesson", language: "sv", state: "active", currency: "SEK",
};

test("a row leads to the account", async () => {
  fakeApi({ "GET /api/v1/clients": { items: [LINE], cursor: null } });
  renderScreen("/clients", ["account:read"]);
  fireEvent.click(await screen.findByText("Åsa Åkesson"));
  expect(window.location.pathname).toBe("/accounts/acc_1");
});

test("a chosen filter is sent to the server and kept in the address; typed text is sent but kept out of it", async () => {
  const calls = fakeApi({ "GET /api/v1/clients": { items: [LINE], cursor: null } });
  renderScreen("/clients", ["account:read"]);
  await screen.findByText("Åsa Åkesson");
  await userEvent.selectOptions(screen.getByLabelText("State"), "active");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "åke" } });
  await waitFor(() => expect(calls.at(-1)?.query.get("text")).toBe("åke"));
  expect(calls.at(-1)?.query.get("state")).toBe("active");
  expect(window.location.search).toBe("?state=active");
});

test("more rows are asked for with the cursor of the page before", async () => {
  const calls = fakeApi({
    "GET /api/v1/clients": ({ query }) =>
      query.get("cursor") ? { items: [{ ...LINE, client_id: "cli_2", name: "Zofia" }], cursor: null } : { items: [LINE], cursor: "next" },
  });
  renderScreen("/clients", ["account:read"]);
  expect(await screen.findByText("Zofia")).toBeTruthy();
  expect(calls.filter((call) => call.path === "/api/v1/clients").map((call) => call.query.get("cursor"))).toEqual([null, "next"]);
});

test("a refusal is shown in the server's words and can be tried again", async () => {
  let broken = true;
  fakeApi({
    "GET /api/v1/clients": () => (broken ? new Refused(422, "bad_cursor", { detail: "Start from the first page." }) : { items: [LINE], cursor: null }),
  });
  renderScreen("/clients", ["account:read"]);
  expect(await screen.findByText("Start from the first page.")).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Åsa Åkesson")).toBeTruthy();
});

test("without the permission there is no such page, and nothing is asked", async () => {
  const calls = fakeApi({});
  renderScreen("/clients", []);
  expect(await screen.findByRole("heading", { name: "There is no such page", level: 1 })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Clients" })).toBeNull();
  expect(calls).toEqual([]);
});
