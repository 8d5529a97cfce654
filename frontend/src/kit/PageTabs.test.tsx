import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PageTabs } from "./PageTabs";

test("the page shown is marked among its neighbours", () => {
  history.replaceState(null, "", "/catalog/taxes");
  render(<PageTabs label="Catalog" tabs={[{ path: "/catalog", label: "Codes" }, { path: "/catalog/taxes", label: "Taxes" }]} />);
  expect(screen.getByRole("link", { current: "page" }).textContent).toBe("Taxes");
  expect(screen.getAllByRole("link")).toHaveLength(2);
});
