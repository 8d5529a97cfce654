import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Keys } from "./Keys";

test.each([["mod+k", "CtrlK"], ["g c", "G then C"], ["j|k", "J / K"], ["shift+ArrowDown", "Shift↓"], ["?", "?"]])("%s is shown as %s", (keys, text) => {
  expect(render(<Keys keys={keys} />).container.textContent).toBe(text);
});
