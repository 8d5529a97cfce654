import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Combobox, type Choice } from "./Combobox";
import { Dialog } from "./Dialog";

const CODES: Choice[] = [{ id: "1", label: "99213 Office visit", note: "$118" }, { id: "2", label: "99214 Office visit, longer" }];
const search = async (text: string) => CODES.filter((one) => one.label.includes(text));

function Code({ ask = search, start = null }: { ask?: typeof search; start?: string | null }) {
  const [value, setValue] = useState<string | null>(start);
  return (
    <>
      <Combobox name="code" label="Service" search={ask} value={value} chosen={start ? CODES[0] : null} onChange={setValue} required />
      <output>{String(value)}</output>
    </>
  );
}

const box = () => screen.findByRole<HTMLInputElement>("combobox", { name: "Service" });
const value = () => document.querySelector("output")?.textContent;

test("typing searches at the server; the arrow and Enter choose", async () => {
  const ask = vi.fn(search);
  render(<Code ask={ask} />);
  await userEvent.type(await box(), "992");
  await waitFor(() => expect(ask).toHaveBeenLastCalledWith("992", expect.any(AbortSignal)));
  await waitFor(() => expect(screen.getAllByRole("option").length).toBe(2));
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(value()).toBe("1");
  expect((await box()).value).toBe("99213 Office visit");
});

test("a quick word is one request", async () => {
  const ask = vi.fn(search);
  render(<Code ask={ask} />);
  const input = await box();
  for (const text of ["9", "99", "992"]) fireEvent.change(input, { target: { value: text } });
  await waitFor(() => expect(ask).toHaveBeenCalled());
  expect(ask.mock.calls.map(([text]) => text)).toEqual(["992"]);
});

test("it shows the label of the value it starts with, and emptying it gives null", async () => {
  render(<Code start="1" />);
  expect((await box()).value).toBe("99213 Office visit");
  await userEvent.clear(await box());
  expect(value()).toBe("null");
});

test("nothing found is said", async () => {
  render(<Code />);
  await userEvent.type(await box(), "xyz");
  expect(await screen.findByText("Nothing matches “xyz”.")).toBeTruthy();
});

test("Enter takes the first match, and Tab the exact one, without walking the list", async () => {
  const { unmount } = render(<Code />);
  await userEvent.type(await box(), "992");
  await waitFor(() => expect(screen.getAllByRole("option").length).toBe(2));
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(value()).toBe("1"));
  await waitFor(async () => expect((await box()).value).toBe("99213 Office visit"));
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  unmount();
  render(<Code />);
  await userEvent.type(await box(), "99214");
  await screen.findByRole("option");
  await userEvent.tab();
  await waitFor(() => expect(value()).toBe("2"));
  await waitFor(async () => expect((await box()).value).toBe("99214 Office visit, longer"));
});

test("Tab takes nothing while several could be meant", async () => {
  render(<Code />);
  await userEvent.type(await box(), "992");
  await waitFor(() => expect(screen.getAllByRole("option").length).toBe(2));
  await userEvent.tab();
  expect(value()).toBe("null");
});

test("inside a modal dialog the list is drawn in it, as all else is inert", async () => {
  render(<Dialog open title="Choose" onClose={() => undefined}><Code /></Dialog>);
  await userEvent.type(await box(), "992");
  expect((await screen.findByRole("listbox")).closest("dialog")).toBeTruthy();
});
