import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FilterBar, Views } from "./FilterBar";
import { setPreferences } from "../words/language";
import { useFilters, withParam } from "./useFilters";

function Bar() {
  const filters = useFilters(["status", "age"]);
  return (
    <>
      <Views name="test" path="/" views={[{ name: "All", query: "" }, { name: "Held", query: "status=held" }]} filters={filters} />
      <FilterBar filters={filters} choices={[{ name: "status", label: "Status", options: [{ value: "held", label: "Held" }, { value: "paid", label: "Paid" }] }]} />
      <output>{JSON.stringify([filters.values, filters.text])}</output>
    </>
  );
}

const seen = () => document.querySelector("output")?.textContent;
const choose = (value: string) => fireEvent.change(screen.getByLabelText("Status"), { target: { value } });
const type = (value: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value } });

test("choices are in the address; typed text never is, but survives a choice", () => {
  render(<Bar />);
  type("Nowak");
  choose("held");
  expect(window.location.search).toBe("?status=held");
  expect(window.location.href).not.toContain("Nowak");
  expect(seen()).toBe('[{"status":"held"},"Nowak"]');
});

test.each(["en", "sv", "pl"] as const)("a filter nobody has set begins with its name as the screen writes it, in %s", (language) => {
  setPreferences({ language });
  render(<Bar />);
  expect(screen.getAllByRole<HTMLOptionElement>("option")[0]?.text).toMatch(/^Status: /);
  setPreferences({ language: "en" });
});

test("a link opens the filtered list; clearing empties address and text", () => {
  history.replaceState(null, "", "/?status=paid&other=1");
  render(<Bar />);
  expect(seen()).toBe('[{"status":"paid"},""]');
  fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  expect([seen(), window.location.search]).toEqual(['[{},""]', ""]);
});

test("the view that matches the filters is the current one; another can be saved, without the typed text, and dropped", () => {
  render(<Bar />);
  const current = () => document.querySelector("[aria-current]")?.textContent;
  expect(current()).toBe("All");
  choose("paid");
  type("Nowak");
  fireEvent.click(screen.getByRole("button", { name: "Save this view" }));
  fireEvent.change(screen.getByRole("textbox", { name: "Name of the view" }), { target: { value: "Settled" } });
  fireEvent.submit(document.querySelector("dialog form") as Element);
  expect(current()).toBe("Settled");
  expect(JSON.stringify(localStorage)).not.toContain("Nowak");
  fireEvent.click(screen.getByRole("button", { name: "Delete view “Settled”" }));
  expect(screen.queryByRole("link", { name: "Settled" })).toBeNull();
});

test("/ goes to the filter", () => {
  render(<Bar />);
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

test("one view has one address, in whatever order it was chosen", () => {
  expect(withParam(withParam("", "status", "held"), "age", "90")).toBe(withParam(withParam("", "age", "90"), "status", "held"));
});

test("on a phone what is chosen from opens by a button that says how much is set", async () => {
  history.replaceState(null, "", "/?from_on=2026-01-01");
  const Dated = () => <FilterBar filters={useFilters(["status", "from_on"])} choices={[{ name: "status", label: "Status", options: [] }]} dates={[{ name: "from_on", label: "From" }]} />;
  render(<Dated />);
  const button = screen.getByRole("button", { name: /^Filters\s*1$/ });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(button.nextElementSibling?.className).toBe("choices shut");
  fireEvent.click(button);
  expect(button.nextElementSibling?.className).toBe("choices");
});

test("a day that holds while none is chosen stands in its field and counts as none set", async () => {
  history.replaceState(null, "", "/");
  const Dated = () => <FilterBar filters={useFilters(["status", "on"])} choices={[{ name: "status", label: "Status", options: [] }]} dates={[{ name: "on", label: "As of", none: "2026-12-01" }]} />;
  render(<Dated />);
  expect((await screen.findByRole("group", { name: "As of" })).textContent).toContain("2026");
  expect(screen.getByRole("button", { name: "Filters" })).toBeTruthy();
});
