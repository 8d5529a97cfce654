import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Ageing } from "./Ageing";

const amount = (minor: number) => ({ minor, currency: "USD", display: `$${minor / 100}` });
const BUCKETS = [{ key: "a", label: "0–30", amount: amount(7500) }, { key: "b", label: "31–60", amount: amount(0) }, { key: "c", label: "61+", amount: amount(2500) }];

test("the strip has a table twin with every bucket, share and the total", () => {
  render(<Ageing buckets={BUCKETS} total={amount(10000)} />);
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([["0–30", "$75", "75%"], ["31–60", "$0", "0%"], ["61+", "$25", "25%"], ["Total", "$100", "100%"]]);
});

test("an empty bucket takes no room in the strip but keeps the others' colours", () => {
  const { container } = render(<Ageing buckets={BUCKETS} total={amount(10000)} compact />);
  expect([...container.querySelectorAll(".ageing-bar span")].map((one) => one.className)).toEqual(["age-1", "age-3"]);
  expect(screen.getByRole("img", { name: "Ageing: 0–30 $75, 31–60 $0, 61+ $25" })).toBeTruthy();
});
