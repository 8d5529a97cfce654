import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Button, ButtonLink } from "./Button";

test("a busy button stays focusable, says so and does nothing", () => {
  const press = vi.fn();
  render(<Button busy onClick={press}>Post</Button>);
  const button = screen.getByRole("button", { name: "Post" });
  fireEvent.click(button);
  expect(press).not.toHaveBeenCalled();
  expect([button.hasAttribute("disabled"), button.getAttribute("aria-busy")]).toEqual([false, "true"]);
});

test("a button of only an icon has a name", () => {
  render(<Button icon="close" label="Close" />);
  expect(screen.getByRole("button", { name: "Close" })).toBeTruthy();
});

test("what goes somewhere is a link", () => {
  render(<ButtonLink href="/clients">Clients</ButtonLink>);
  expect(screen.getByRole("link").getAttribute("href")).toBe("/clients");
});
