import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Act, Button, ButtonLink } from "./Button";

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

test("a button that cannot be used stays, takes focus, does nothing and says why until Escape", () => {
  const press = vi.fn();
  render(<Act why="It was refunded." onClick={press}>Return</Act>);
  const button = screen.getByRole("button", { name: "Return", description: "It was refunded." });
  const said = screen.getByText("It was refunded.");
  expect([button.hasAttribute("disabled"), said.hidden]).toEqual([false, true]);
  button.focus();
  fireEvent.click(button);
  expect([press.mock.calls.length, said.hidden]).toEqual([0, false]);
  fireEvent.keyDown(button, { key: "Escape" });
  expect(said.hidden).toBe(true);
});

test("a button that can be used does what it says", () => {
  const press = vi.fn();
  render(<Act onClick={press}>Return</Act>);
  fireEvent.click(screen.getByRole("button", { name: "Return" }));
  expect(press).toHaveBeenCalledOnce();
});
