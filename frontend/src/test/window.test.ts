import { expect, test } from "vitest";

test("a link to a file of another site takes no test's window there", async () => {
  const link = document.createElement("a");
  link.href = "https://files.test/clients.csv";
  link.download = "";
  link.click();
  await new Promise((done) => setTimeout(done, 200));
  expect(window.location.hostname).toBe("localhost");
});
