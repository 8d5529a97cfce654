import { useEffect, useRef } from "react";

const STYLED = "data-styled";

/**
 * The HTML of a message as a mail program shows it, apart from the page's own looks: in a shadow tree of its own, white by
 * day and night. Links lead nowhere, and nothing in it runs.
 */
export function MailPreview({ html, lang, label }: { html: string; lang: string; label: string }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const host = box.current;
    if (!host) return;
    // The policy of the page refuses styles that come written in a text; set one by one they are the page's own.
    const letter = new DOMParser().parseFromString(html.replaceAll(' style="', ` ${STYLED}="`), "text/html").body;
    for (const part of [letter, ...letter.querySelectorAll<HTMLElement>(`[${STYLED}]`)]) {
      part.style.cssText = part.getAttribute(STYLED) ?? "";
      part.removeAttribute(STYLED);
    }
    for (const link of letter.querySelectorAll("a")) link.removeAttribute("href");
    for (const part of letter.querySelectorAll("script, style, link, img, iframe")) part.remove();
    const sheet = document.createElement("div");
    sheet.style.cssText = letter.style.cssText;
    sheet.append(...letter.childNodes);
    (host.shadowRoot ?? host.attachShadow({ mode: "open" })).replaceChildren(sheet);
  }, [html]);
  return <article ref={box} className="mail-preview" lang={lang} aria-label={label} />;
}
