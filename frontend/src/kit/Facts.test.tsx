import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Facts } from "./Facts";

test("each name is followed by its value", () => {
  const { container } = render(<Facts items={[["Due", "Friday"], ["Owed", "$5"]]} />);
  expect([...container.querySelectorAll("dt, dd")].map((one) => one.textContent)).toEqual(["Due", "Friday", "Owed", "$5"]);
});
