import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Page } from "./Page";

test("a page has one heading, its way back, and names the browser's tab", () => {
  render(<Page title="Åsa Åkesson" tabTitle="Client" parent={{ title: "Clients", href: "/clients" }} actions={<button type="button">Edit</button>}>Body</Page>);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Åsa Åkesson");
  expect(screen.getByRole("link", { name: "Clients" }).getAttribute("href")).toBe("/clients");
  expect(document.title).toBe("Client · Quittance");
});

test("content that scrolls can be reached by keyboard", () => {
  render(<Page title="Reports">Body</Page>);
  expect(screen.getByRole("group", { name: "Reports" }).tabIndex).toBe(0);
});
