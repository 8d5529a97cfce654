import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Bars } from "./Bars";

const SERIES = [{ key: "x", label: "New", colour: 1 }, { key: "y", label: "Old", colour: 5 }] as const;
const BARS = [{ label: "Oct", values: [60, 40], total: "$100", displays: ["$60", "$40"] }, { label: "Nov", values: [25, 25], total: "$50" }];

test("bars are as high as their values, and stand on each other without gap or overlap", () => {
  const { container } = render(<Bars label="Owed" bars={BARS} series={SERIES} />);
  const bars = [...container.querySelectorAll("rect")].map((one) => [Number(one.getAttribute("y")), Number(one.getAttribute("height")) + 1] as const);
  expect(bars[0]![1] / bars[1]![1]).toBeCloseTo(1.5);
  expect(bars[1]![0] + bars[1]![1]).toBeCloseTo(bars[0]![0]);
  expect((bars[0]![1] + bars[1]![1]) / (bars[2]![1] + bars[3]![1])).toBeCloseTo(2);
});

test("the table twin has the server's texts", () => {
  const { container } = render(<Bars label="Owed" bars={BARS} series={SERIES} />);
  expect([...container.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual(["Oct$60$40$100", "Nov2525$50"]);
});
