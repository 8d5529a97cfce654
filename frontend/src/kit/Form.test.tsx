import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiProblem } from "../api/problem";
import { CheckboxField } from "./CheckboxField";
import { Form } from "./Form";
import { TextareaField } from "./TextareaField";
import { TextField } from "./TextField";
import { dropDrafts, useForm, type FormOptions } from "./useForm";

type Person = { name: string; email: string; note: string; consent: boolean };
const START: Person = { name: "Åsa", email: "", note: "", consent: false };

function Enroll(options: Partial<FormOptions<Person>>) {
  const form = useForm<Person>({ initial: START, submit: async () => undefined, ...options });
  return (
    <Form form={form} label="Enroll">
      <TextField name="name" label="Name" required />
      <TextField name="email" label="E-mail" hint="For receipts" />
      <TextareaField name="note" label="Note" />
      <CheckboxField name="consent" label="Consent" />
    </Form>
  );
}

const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByRole("textbox", { name: label }), { target: { value } });
const refuse = (fields: Record<string, string>) => async () => {
  throw new ApiProblem({ title: "Invalid", status: 422, code: "invalid", fields });
};

test("what was typed is what is sent", async () => {
  const submit = vi.fn(async () => undefined);
  render(<Enroll submit={submit} />);
  type(/Name/, "Zofia");
  fireEvent.click(screen.getByRole("checkbox"));
  save();
  await waitFor(() => expect(submit).toHaveBeenCalledExactlyOnceWith({ ...START, name: "Zofia", consent: true }));
});

test("Ctrl+Enter saves from any field", async () => {
  const submit = vi.fn(async () => undefined);
  render(<Enroll submit={submit} />);
  fireEvent.keyDown(screen.getByRole("textbox", { name: /Note/ }), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(submit).toHaveBeenCalledOnce());
});

test("while saving, pressing again sends nothing", async () => {
  let done = () => undefined as void;
  const submit = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  render(<Enroll submit={submit} />);
  save();
  fireEvent.keyDown(screen.getByRole("textbox", { name: /Note/ }), { key: "Enter", metaKey: true });
  expect(await screen.findByRole("button", { name: "Saving…" })).toBeTruthy();
  await act(async () => done());
  expect(submit).toHaveBeenCalledOnce();
});

test("the server's field errors stand at their fields and in a summary that takes focus and leads there", async () => {
  render(<Enroll submit={refuse({ email: "No domain.", name: "Too short." })} />);
  save();
  const summary = await screen.findByRole("alert");
  await waitFor(() => expect(document.activeElement).toBe(summary));
  expect(summary.textContent).toContain("2 things need your attention");
  const email = screen.getByRole("textbox", { name: /E-mail/ });
  expect(email.getAttribute("aria-invalid")).toBe("true");
  const described = (email.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(["No domain.", "For receipts"]);
  fireEvent.click(screen.getByRole("button", { name: "E-mail: No domain." }));
  expect(document.activeElement).toBe(email);
});

test("mending a field takes its error away and leaves the others", async () => {
  render(<Enroll submit={refuse({ email: "No domain.", name: "Too short." })} />);
  save();
  await screen.findByRole("alert");
  type(/E-mail/, "a@b.se");
  expect(screen.queryByText("No domain.")).toBeNull();
  expect(screen.getByText("Too short.")).toBeTruthy();
});

test("the page's own check comes before the server", async () => {
  const submit = vi.fn(async () => undefined);
  render(<Enroll submit={submit} check={(values) => (values.email ? {} : { email: "Write one." })} />);
  save();
  expect(await screen.findByText("Write one.")).toBeTruthy();
  expect(submit).not.toHaveBeenCalled();
});

test("a draft survives the page and is dropped when saved, started over, or at sign-out", async () => {
  const first = render(<Enroll draft="person" />);
  type(/Name/, "Zofia");
  first.unmount();
  const second = render(<Enroll draft="person" />);
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /Name/ }).value).toBe("Zofia");
  fireEvent.click(screen.getByRole("button", { name: "Start over" }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /Name/ }).value).toBe("Åsa");
  type(/Name/, "Ewa");
  save();
  await waitFor(() => expect(Object.keys(sessionStorage)).toEqual([]));
  type(/Name/, "Eva");
  second.unmount();
  dropDrafts();
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test("a step of several keeps the draft when it is sent", async () => {
  const sent = vi.fn(async () => "keep" as const);
  render(<Enroll draft="person" submit={sent} />);
  type(/Name/, "Ewa");
  save();
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(sessionStorage.getItem("draft:person")).toContain("Ewa");
});

const changed = async () => {
  throw new ApiProblem({ title: "Changed", status: 409, code: "version_conflict", current: { name: "Åsa Ek", email: "", version: 8 } });
};

test("a conflict shows both versions of what differs; taking the saved one sends nothing", async () => {
  render(<Enroll submit={changed} />);
  type(/Name/, "Åsa Alm");
  save();
  const rows = () => [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  await waitFor(() => expect(rows()).toEqual([["Name", "Åsa Ek", "Åsa Alm"]]));
  fireEvent.click(screen.getByRole("button", { name: "Take what is saved" }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /Name/ }).value).toBe("Åsa Ek");
});

test("keeping one's own sends it with what is saved now, so that its version can be named", async () => {
  const keep = vi.fn(async () => undefined);
  render(<Enroll submit={changed} onKeepMine={keep} />);
  type(/Name/, "Åsa Alm");
  save();
  fireEvent.click(await screen.findByRole("button", { name: "Save mine over it" }));
  await waitFor(() => expect(keep).toHaveBeenCalledOnce());
  expect(keep.mock.calls[0]).toEqual([{ name: "Åsa Ek", email: "", version: 8 }, { ...START, name: "Åsa Alm" }]);
});
