import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "../../test/fakeApi";
import { renderScreen } from "../../test/renderScreen";

const PATH = "GET /api/v1/collections/left-out";

test("who was left out is listed with the day, also when nothing of the account can be read", async () => {
  fakeApi({
    [PATH]: {
      items: [
        { account_id: "acc_1", account_number: "A-1", guarantor: "Anna", since_on: "2026-11-01" },
        { account_id: "acc_2", account_number: "", guarantor: "", since_on: "2026-10-31" },
      ],
      cursor: null,
    },
  });
  renderScreen("/overdue/left-out", ["collections:read"]);
  expect(await screen.findByText("Anna")).toBeTruthy();
  expect(screen.getByText("acc_2")).toBeTruthy();
  expect(screen.getByText("The account cannot be read")).toBeTruthy();
});

test("an empty list says that the nights took everyone", async () => {
  fakeApi({ [PATH]: { items: [], cursor: null } });
  renderScreen("/overdue/left-out", ["collections:read"]);
  expect(await screen.findByText("Nobody was left out")).toBeTruthy();
});
