import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { Section, Sections } from "./Sections";

function Two({ begin }: { begin: string }) {
  return (
    <Sections
      begin={begin} group="Form"
      columns={[
        <Section key="a" id="a" title="One"><input aria-label="first" /><Section id="a-2" title="Part" part><input aria-label="part" /></Section></Section>,
        <Section key="b" id="b" title="Two"><input type="hidden" /><select aria-label="second" /></Section>,
      ]}
    />
  );
}
const here = () => document.activeElement?.getAttribute("aria-label");
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ctrlKey: true });

test("a form begins in the section that is named, and goes on to another that is named later", async () => {
  const { rerender } = render(<Two begin="b" />);
  await waitFor(() => expect(here()).toBe("second"));
  rerender(<Two begin="a-2" />);
  await waitFor(() => expect(here()).toBe("part"));
});

test("Ctrl with an arrow goes from section to section, not from part to part, and stays at the ends", async () => {
  render(<Two begin="a" />);
  await waitFor(() => expect(here()).toBe("first"));
  press("ArrowDown");
  expect(here()).toBe("second");
  press("ArrowDown");
  expect(here()).toBe("second");
  press("ArrowUp");
  press("ArrowUp");
  expect(here()).toBe("first");
  expect(screen.getByRole("group", { name: "Two" }).id).toBe("b");
});
