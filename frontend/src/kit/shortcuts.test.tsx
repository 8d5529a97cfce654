import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { setPreferences } from "../words/language";
import { ShortcutHelp } from "./ShortcutHelp";
import { useShortcuts, type Shortcut } from "./shortcuts";

function Has({ list }: { list: Shortcut[] }) {
  useShortcuts(list);
  return <input aria-label="Field" />;
}

const one = (keys: string, more: Partial<Shortcut> = {}) => ({ ...more, keys, text: `does ${keys}`, group: "Test", run: vi.fn() });
const press = (key: string, more: object = {}, target: Element = document.body) => fireEvent.keyDown(target, { key, ...more });

test("a sequence needs both keys in time and in order", () => {
  const go = one("g c");
  render(<Has list={[go]} />);
  press("c");
  press("g");
  press("x");
  press("c");
  expect(go.run).not.toHaveBeenCalled();
  press("g");
  press("c");
  expect(go.run).toHaveBeenCalledOnce();
});

test("the second key of a sequence is no key of its own, even where a page has one", () => {
  const [go, charge] = [one("g c"), one("c")];
  render(<Has list={[go, charge]} />);
  press("g");
  press("c");
  expect([go.run.mock.calls.length, charge.run.mock.calls.length]).toEqual([1, 0]);
  press("c");
  expect([go.run.mock.calls.length, charge.run.mock.calls.length]).toEqual([1, 1]);
});

test("single keys rest while someone types; mod keys that say so do not", () => {
  const [slash, save] = [one("/"), one("mod+k", { inFields: true })];
  render(<Has list={[slash, save]} />);
  press("/", {}, screen.getByLabelText("Field"));
  press("k", { ctrlKey: true }, screen.getByLabelText("Field"));
  expect([slash.run.mock.calls.length, save.run.mock.calls.length]).toEqual([0, 1]);
});

test("the switch turns single keys off, not the others", () => {
  setPreferences({ single_key_shortcuts: false });
  const [help, palette] = [one("?"), one("mod+k")];
  render(<Has list={[help, palette]} />);
  press("?", { shiftKey: true });
  press("k", { metaKey: true });
  expect([help.run.mock.calls.length, palette.run.mock.calls.length]).toEqual([0, 1]);
});

test("what is mounted later wins its key, and gives it back", () => {
  const [outer, inner] = [one("/"), one("/")];
  render(<Has list={[outer]} />);
  const { unmount } = render(<Has list={[inner]} />);
  press("/");
  unmount();
  press("/");
  expect([inner.run.mock.calls.length, outer.run.mock.calls.length]).toEqual([1, 1]);
});

test("the help lists what works right now, by group", () => {
  render(<Has list={[one("g c")]} />);
  render(<ShortcutHelp open onClose={() => undefined} />);
  expect(screen.getByText("does g c")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "In a list" })).toBeTruthy();
});
