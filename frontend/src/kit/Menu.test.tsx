import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Menu } from "./Menu";

const setUp = () => {
  const [send, drop] = [vi.fn(), vi.fn()];
  render(<Menu label="Actions" items={[{ key: "s", label: "Send", run: send }, { key: "x", label: "Never", disabled: true, run: drop }, { key: "d", label: "Drop", run: drop }]}>Actions</Menu>);
  fireEvent.click(screen.getByRole("button"));
  return { send, drop };
};
const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
const focused = () => document.activeElement?.textContent;

test("arrows go round the usable items, Home and End to the ends", () => {
  setUp();
  expect(focused()).toBe("Send");
  press("ArrowDown");
  expect(focused()).toBe("Drop");
  press("ArrowDown");
  expect(focused()).toBe("Send");
  press("End");
  expect(focused()).toBe("Drop");
});

test("Escape closes and gives focus back", () => {
  setUp();
  press("Escape");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button"));
});

test("an item runs once and the menu closes; a press outside closes too", () => {
  const { send } = setUp();
  fireEvent.click(screen.getByRole("menuitem", { name: "Send" }));
  expect(send).toHaveBeenCalledOnce();
  expect(screen.queryByRole("menu")).toBeNull();
  fireEvent.click(screen.getByRole("button"));
  fireEvent.pointerDown(document.body);
  expect(screen.queryByRole("menu")).toBeNull();
});

test("an item that cannot be used takes focus, says why and does nothing", () => {
  const run = vi.fn();
  render(<Menu label="More" items={[{ key: "v", label: "Void", why: "It was refunded.", run }]}>More</Menu>);
  fireEvent.click(screen.getByRole("button", { name: "More" }));
  const item = screen.getByRole("menuitem", { name: "Void It was refunded." });
  expect([document.activeElement, item.getAttribute("aria-disabled")]).toEqual([item, "true"]);
  fireEvent.click(item);
  expect([run.mock.calls.length, screen.queryByRole("menu") === null]).toEqual([0, false]);
});
