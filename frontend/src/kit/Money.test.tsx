import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Money } from "./Money";

test("an amount is the server's text, with its minor units for machines", () => {
  const { container } = render(<Money amount={{ minor: -500, currency: "SEK", display: "−5,00 kr" }} />);
  const data = container.querySelector("data");
  expect([data?.textContent, data?.getAttribute("value")]).toEqual(["−5,00 kr", "-500"]);
});

test("no amount is a dash, never a zero", () => {
  expect(render(<Money amount={null} />).container.textContent).toBe("–");
});
