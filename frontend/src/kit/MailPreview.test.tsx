import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { MailPreview } from "./MailPreview";

const HTML = `<html><body style="color: rgb(1, 2, 3)"><p style="font-size: 14px">Hej!</p><a href="https://office.test/pay.html">Öppna</a><script>document.title = "ran"</script></body></html>`;

test("a message is drawn apart from the page, in its language, and leads nowhere", () => {
  const { rerender } = render(<MailPreview html={HTML} lang="sv" label="E-mail" />);
  const drawn = () => screen.getByRole("article", { name: "E-mail" }).shadowRoot;
  expect(drawn()?.textContent).toBe("Hej!Öppna");
  expect(drawn()?.querySelector("a")?.hasAttribute("href")).toBe(false);
  expect(drawn()?.querySelector<HTMLElement>("div")?.style.color).toBe("rgb(1, 2, 3)");
  expect(drawn()?.querySelector("p")?.style.fontSize).toBe("14px");
  expect(document.title).not.toBe("ran");
  rerender(<MailPreview html="<p>Cześć</p>" lang="pl" label="E-mail" />);
  expect(drawn()?.textContent).toBe("Cześć");
});
