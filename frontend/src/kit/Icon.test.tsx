import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Icon, iconNames } from "./Icon";

test.each(iconNames)("the icon %s is a path of known commands, hidden unless it is named", (name) => {
  const svg = render(<Icon name={name} />).container.querySelector("svg");
  expect(svg?.getAttribute("aria-hidden")).toBe("true");
  expect(svg?.querySelector("path")?.getAttribute("d")).toMatch(/^[mM][-\d.\s,mMlLhHvVcCsSaAzZ]+$/);
});

test("a named icon is an image", () => {
  expect(render(<Icon name="lock" label="Locked" />).getByRole("img", { name: "Locked" })).toBeTruthy();
});
