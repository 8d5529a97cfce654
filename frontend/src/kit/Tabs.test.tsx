import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { Tabs } from "./Tabs";

const TABS = [{ key: "a", label: "Ledger", content: () => "books" }, { key: "b", label: "Notes", count: 2, content: () => "words" }];

function Two() {
  const [chosen, choose] = useState("a");
  return <Tabs label="Account" tabs={TABS} chosen={chosen} onChoose={choose} />;
}

test("arrows choose the next tab, round the end, and only its content is there", () => {
  render(<Two />);
  expect(screen.getByRole("tabpanel", { name: "Ledger" }).textContent).toBe("books");
  fireEvent.keyDown(screen.getByRole("tab", { selected: true }), { key: "ArrowRight" });
  expect(screen.getByRole("tabpanel").textContent).toBe("words");
  expect(document.activeElement?.textContent).toBe("Notes2");
  fireEvent.keyDown(screen.getByRole("tab", { selected: true }), { key: "ArrowRight" });
  expect(screen.getByRole("tabpanel").textContent).toBe("books");
});

test("the list of tabs is one stop of the Tab key", () => {
  render(<Two />);
  expect(screen.getAllByRole("tab").map((tab) => tab.tabIndex)).toEqual([0, -1]);
});
