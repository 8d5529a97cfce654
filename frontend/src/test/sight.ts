/** happy-dom lays nothing out: give every scroller a size, so that virtual lists draw a window of rows. */
export function giveSight(width: number, height: number): () => void {
  const before = ["clientWidth", "clientHeight"].map((name) => Object.getOwnPropertyDescriptor(HTMLElement.prototype, name));
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => width });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => height });
  return () => {
    for (const [at, name] of ["clientWidth", "clientHeight"].entries()) {
      const old = before[at];
      if (old) Object.defineProperty(HTMLElement.prototype, name, old);
      else delete (HTMLElement.prototype as unknown as Record<string, unknown>)[name];
    }
  };
}
