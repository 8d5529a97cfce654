import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Letter } from "./Letter";

test("a letter is read out in its own language, and its text is text", () => {
  render(<Letter subject="Påminnelse" text={"Hej,\n<b>faktura</b>"} language="sv" />);
  expect(screen.getByRole("article").lang).toBe("sv");
  expect(screen.getByText(/<b>faktura<\/b>/)).toBeTruthy();
});
