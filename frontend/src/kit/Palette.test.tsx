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
