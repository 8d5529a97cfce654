import { afterEach, expect, test, vi } from "vitest";
import { openDocument, saveFile } from "./files";

afterEach(() => vi.restoreAllMocks());

function tab() {
  return { opener: {} as unknown, close: vi.fn(), location: { replace: vi.fn() } };
}

test("the tab is opened at once, cut off from the portal, and then shows the document", async () => {
  const opened = tab();
  vi.spyOn(window, "open").mockReturnValue(opened as unknown as Window);
  await openDocument(async () => "https://files.test/a.pdf");
  expect(opened.opener).toBeNull();
  expect(opened.location.replace).toHaveBeenCalledExactlyOnceWith("https://files.test/a.pdf");
});

test("when the document is refused the empty tab closes and the refusal goes on", async () => {
  const opened = tab();
  vi.spyOn(window, "open").mockReturnValue(opened as unknown as Window);
  await expect(openDocument(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(opened.close).toHaveBeenCalledOnce();
});

test("a file is fetched by a link, so the page stays", async () => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await saveFile(async () => "https://files.test/a.csv");
  expect((click.mock.contexts[0] as HTMLAnchorElement).href).toBe("https://files.test/a.csv");
});
