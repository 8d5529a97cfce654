import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { setPreferences } from "../words/language";
import { DateText } from "./DateText";

test("a date is written in the reader's language and stays readable to machines", () => {
  setPreferences({ language: "sv" });
  const time = render(<DateText value="2026-11-19" as="long" />).container.querySelector("time");
  expect([time?.textContent, time?.dateTime]).toEqual(["19 november 2026", "2026-11-19"]);
});

test("days away are counted from the office's today, with the date as tooltip", () => {
  const time = render(<DateText value="2026-11-17" as="days" today="2026-11-20" />).container.querySelector("time");
  expect([time?.textContent, time?.title]).toEqual(["3 days ago", "Nov 17, 2026"]);
});

test("no date is a dash", () => expect(render(<DateText value={null} />).container.textContent).toBe("–"));
