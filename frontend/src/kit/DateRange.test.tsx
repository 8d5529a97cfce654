import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { civilToday } from "../words/format";
import { DateRange } from "./DateRange";
import { monthBack } from "./days";
import { useFilters } from "./useFilters";

const Range = () => <DateRange filters={useFilters(["from_on", "to_on"])} label="Received" />;
const field = () => screen.getByLabelText<HTMLSelectElement>("Received");
const at = (query: string) => history.replaceState(null, "", `/${query}`);

test.each([
  ["2026-03-31", 1, ["2026-02-01", "2026-02-28"]],
  ["2028-03-01", 1, ["2028-02-01", "2028-02-29"]],
  ["2026-01-05", 1, ["2025-12-01", "2025-12-31"]],
  ["2026-01-05", 0, ["2026-01-01", "2026-01-31"]],
])("from %s, %i months back, is %j", (today, back, days) => expect(monthBack(today, back)).toEqual(days));

test("last month is one choice, and is said again by its name", () => {
  at("");
  render(<Range />);
  fireEvent.change(field(), { target: { value: "last_month" } });
  const [from, to] = monthBack(civilToday(), 1);
  expect(window.location.search).toBe(`?from_on=${from}&to_on=${to}`);
  expect(field().selectedOptions[0]?.text).toBe("Received: last month");
});

test("days of one's own are asked for beside it, and any day takes them away", async () => {
  at("?from_on=2026-02-03");
  render(<Range />);
  expect(field().value).toBe("own");
  expect((await screen.findAllByRole("group", { name: /^Received: (From|To)/ })).length).toBe(2);
  fireEvent.change(field(), { target: { value: "" } });
  expect([window.location.search, screen.queryByText("From")]).toEqual(["", null]);
});
