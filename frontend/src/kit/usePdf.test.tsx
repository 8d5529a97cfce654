import { act, renderHook, screen, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Toasts } from "./Toast";
import { usePdf } from "./usePdf";

afterEach(() => vi.restoreAllMocks());

function opened() {
  const tab = { opener: {} as unknown, close: vi.fn(), location: { replace: vi.fn() } };
  vi.spyOn(window, "open").mockReturnValue(tab as unknown as Window);
  return tab;
}

test("characters that a paper could not draw are told to who opens it", async () => {
  const tab = opened();
  render(<Toasts />);
  const { result } = renderHook(() => usePdf());
  await act(() => result.current.show(async () => ({ url: "https://files.test/a.pdf", undrawn: ["𠮷", "𝒜"] })));
  expect(tab.location.replace).toHaveBeenCalledExactlyOnceWith("https://files.test/a.pdf");
  expect(screen.getByText(/𠮷 𝒜/)).toBeTruthy();
});

test("a paper that draws everything says nothing, and a refusal is told", async () => {
  const tab = opened();
  render(<Toasts />);
  const { result } = renderHook(() => usePdf());
  await act(() => result.current.show(async () => ({ url: "https://files.test/a.pdf", undrawn: [] })));
  expect(screen.queryByText(/could not be drawn/)).toBeNull();
  await act(() => result.current.show(() => Promise.reject(new Error("no"))));
  expect(tab.close).toHaveBeenCalledOnce();
  await expect(result.current.open(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
