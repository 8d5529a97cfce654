import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Fold } from "./Fold";

test("what is folded is made when it is first opened, and stays when it is closed again", async () => {
  render(<Fold title="Entries"><p>Entry 14</p></Fold>);
  expect(screen.queryByText("Entry 14")).toBeNull();
  await userEvent.click(screen.getByText("Entries"));
  expect(await screen.findByText("Entry 14")).toBeTruthy();
  await userEvent.click(screen.getByText("Entries"));
  expect(screen.getByText("Entry 14")).toBeTruthy();
});
