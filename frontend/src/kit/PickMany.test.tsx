import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import type { Choice } from "./Combobox";
import { PickMany } from "./PickMany";

const ALL: Choice[] = [{ id: "a", label: "E11.9", detail: "Diabetes" }, { id: "b", label: "I10", detail: "Hypertension" }];

function Some({ start = [] }: { start?: Choice[] }) {
  const [value, setValue] = useState<readonly Choice[]>(start);
  const search = async (text: string) => ALL.filter((one) => one.label.toLowerCase().startsWith(text.toLowerCase()));
  return <PickMany name="dx" label="Diagnoses" value={value} onChange={setValue} search={search} most={2} />;
}

test("a chosen one becomes a tag, and the search is ready for the next without the mouse", async () => {
  render(<Some />);
  await userEvent.type(await screen.findByRole("combobox", { name: "Diagnoses" }), "e11");
  await userEvent.click(await screen.findByRole("option", { name: /E11\.9/ }));
  expect(screen.getByRole("listitem").textContent).toBe("E11.9");
  const next = await screen.findByRole("combobox", { name: "Diagnoses" });
  expect(document.activeElement).toBe(next);
  expect((next as HTMLInputElement).value).toBe("");
});

test("a tag can be taken off; with the most there may be, no more is asked", async () => {
  render(<Some start={ALL} />);
  expect(screen.queryByRole("combobox")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Remove E11.9" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  expect(await screen.findByRole("combobox", { name: "Diagnoses" })).toBeTruthy();
});
