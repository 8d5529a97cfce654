import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Paper } from "./Paper";

test("a message names its language, so that it is read out in it", () => {
  render(<Paper lang="pl" label="Próba" subject="Nowa faktura">Dzień dobry</Paper>);
  expect(screen.getByRole("article", { name: "Próba" }).textContent).toBe("Nowa fakturaDzień dobry");
  expect([...document.querySelectorAll("[lang=pl]")].length).toBe(2);
});
