import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FileView } from "./FileView";

test("a picture can be turned and seen as large as it is", () => {
  render(<FileView address="https://files.example/a" mediaType="image/png" name="cheque.png" />);
  const picture = screen.getByRole("img", { name: "cheque.png" });
  fireEvent.click(screen.getByRole("button", { name: "Turn" }));
  expect(picture.dataset.turned).toBe("1");
  fireEvent.click(screen.getByRole("button", { name: "Actual size" }));
  expect(screen.getByRole("group", { name: "cheque.png" }).className).toBe("file-view");
  fireEvent.click(screen.getByRole("button", { name: "Fit" }));
});

test("a PDF is shown by the browser, under its name and without telling where from", () => {
  render(<FileView address="https://files.example/b" mediaType="application/pdf" name="letter.pdf" />);
  const frame = screen.getByTitle("letter.pdf");
  expect([frame.getAttribute("src"), frame.getAttribute("referrerpolicy")]).toEqual(["https://files.example/b", "no-referrer"]);
});
