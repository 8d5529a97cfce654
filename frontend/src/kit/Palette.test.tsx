import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Palette, type Command } from "./Palette";

const setUp = (search?: (text: string) => Promise<Command[]>) => {
  const [clients, post, close] = [vi.fn(), vi.fn(), vi.fn()];
  render(<Palette open onClose={close} search={search} commands={[{ id: "1", title: "Go to Clients", run: clients }, { id: "2", title: "Post a payment", run: post }]} />);
  return { clients, post, close };
};
const box = () => screen.getByRole("combobox");
const type = (value: string) => fireEvent.change(box(), { target: { value } });
const options = () => screen.queryAllByRole("option").map((one) => one.textContent);
const hit = (title: string): Command => ({ id: title, title, run: vi.fn() });

test("typed words must begin words of a command, in any order of case", () => {
  setUp();
  type("PAY");
  expect(options()).toEqual(["Post a payment"]);
  type("lien");
  expect(options()).toEqual([]);
  expect(screen.getByRole("status").textContent).toBe("Nothing matches “lien”.");
});

test("arrows move the active line round the ends, Enter runs it and closes", () => {
  const { post, close } = setUp();
  fireEvent.keyDown(box(), { key: "ArrowUp" });
  expect(document.getElementById(box().getAttribute("aria-activedescendant") ?? "")?.textContent).toBe("Post a payment");
  fireEvent.keyDown(box(), { key: "Enter" });
  expect([post.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
});

test("what the server finds stands first", async () => {
  setUp(async (text) => [hit(`Client ${text}`)]);
  type("go");
  await waitFor(() => expect(options()).toEqual(["Client go", "Go to Clients"]));
});

test("an answer that comes late never replaces a newer one", async () => {
  const answers = new Map<string, (found: Command[]) => void>();
  setUp((text) => new Promise((done) => answers.set(text, done)));
  type("aa");
  await waitFor(() => expect(answers.has("aa")).toBe(true));
  type("bb");
  await waitFor(() => expect(answers.has("bb")).toBe(true));
  answers.get("bb")?.([hit("new")]);
  await waitFor(() => expect(options()).toEqual(["new"]));
  answers.get("aa")?.([hit("old")]);
  await new Promise((done) => setTimeout(done, 20));
  expect(options()).toEqual(["new"]);
});

test("a failed search is said, commands still work", async () => {
  setUp(() => Promise.reject(new Error("no")));
  type("go");
  expect(await screen.findByText(/did not answer/)).toBeTruthy();
  expect(options()).toEqual(["Go to Clients"]);
});

const CHANGING: Command[] = [
  { id: "clock", title: "Move the clock", changes: true, run: vi.fn() }, { id: "go", title: "Go to Clients", run: vi.fn() },
];
const chosen = () => box().getAttribute("aria-activedescendant");

test("what changes something at once stands last and is run only when the person chose it", () => {
  const clock = vi.fn();
  render(<Palette open onClose={vi.fn()} commands={CHANGING.map((one) => (one.changes ? { ...one, run: clock } : one))} />);
  expect(options()).toEqual(["Go to Clients", "Move the clock"]);
  type("move");
  expect([options(), chosen()]).toEqual([["Move the clock"], null]);
  fireEvent.keyDown(box(), { key: "Enter" });
  expect(clock).not.toHaveBeenCalled();
  fireEvent.keyDown(box(), { key: "ArrowDown" });
  fireEvent.keyDown(box(), { key: "Enter" });
  expect(clock).toHaveBeenCalledOnce();
});

test("what one looked at last stands first while nothing is typed", () => {
  render(<Palette open onClose={vi.fn()} commands={CHANGING} recent={[hit("Anna Lind")]} />);
  expect(options()).toEqual(["Anna Lind", "Go to Clients", "Move the clock"]);
  expect(screen.getByRole("group", { name: "Recent accounts" })).toBeTruthy();
  type("clients");
  expect(options()).toEqual(["Go to Clients"]);
});

test("Enter before the answer is here is meant for the answer, not for what stood there", async () => {
  const found = hit("Anna Lind");
  const { clients } = setUp(async () => [found]);
  type("go");
  fireEvent.keyDown(box(), { key: "Enter" });
  await waitFor(() => expect(found.run).toHaveBeenCalledOnce());
  expect(clients).not.toHaveBeenCalled();
});

test("a thing found says what else may be done with it and by which key", async () => {
  const [pay, open] = [vi.fn(), vi.fn()];
  const found = { ...hit("Anna Lind"), run: open, acts: [{ keys: "mod+Enter", title: "Post a payment", run: pay }] };
  setUp(async () => [found]);
  type("lind");
  await screen.findByText("Anna Lind");
  expect((await screen.findByRole("button", { name: /Post a payment/ })).textContent).toContain("Ctrl");
  fireEvent.keyDown(box(), { key: "Enter", shiftKey: true });
  expect(open.mock.calls.length + pay.mock.calls.length).toBe(0);
  fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true });
  expect(pay).toHaveBeenCalledOnce();
  expect(open).not.toHaveBeenCalled();
});

test("a line one went to stays chosen when the answer comes above it", async () => {
  const answer: { give?: (found: Command[]) => void } = {};
  const { clients, post } = setUp(() => new Promise((done) => { answer.give = done; }));
  type("po");
  await waitFor(() => expect(answer.give).toBeTruthy());
  fireEvent.keyDown(box(), { key: "ArrowUp" });
  answer.give?.([hit("Anna Lind")]);
  await waitFor(() => expect(options()).toEqual(["Anna Lind", "Post a payment"]));
  fireEvent.keyDown(box(), { key: "Enter" });
  expect([clients.mock.calls.length, post.mock.calls.length]).toEqual([0, 1]);
});
