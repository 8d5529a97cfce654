import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Banner } from "./Banner";

test.each([["critical", "Critical"], ["caution", "Caution"], ["note", "Note"]] as const)("a %s concern is named as such, not only coloured", (severity, name) => {
  render(<Banner severity={severity} title="Bankruptcy">No letters.</Banner>);
  expect(screen.getByRole("img", { name })).toBeTruthy();
  expect(screen.getByRole("note").textContent).toBe("BankruptcyNo letters.");
});
