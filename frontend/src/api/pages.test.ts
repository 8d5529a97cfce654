import { expect, test } from "vitest";
import { allRows } from "./pages";

function list(pages: readonly number[][], loaded: number, broken = false) {
  const at = (n: number): ReturnType<typeof list> => list(pages, n, broken);
  return {
    data: { pages: pages.slice(0, loaded).map((items) => ({ items })) },
    hasNextPage: loaded < pages.length,
    error: undefined as unknown,
    fetchNextPage: () => Promise.resolve(broken ? { ...at(loaded), error: new Error("refused") } : at(loaded + 1)),
  };
}

test.each([1, 2, 3])("a file holds every row when %i of three pages are loaded", async (loaded) => {
  expect(await allRows(list([[1, 2], [3], [4]], loaded))).toEqual([1, 2, 3, 4]);
});

test("a page that is refused makes no file", async () => {
  await expect(allRows(list([[1], [2]], 1, true))).rejects.toThrow("refused");
});
