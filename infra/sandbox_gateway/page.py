"""The hosted page: what a client sees at the gateway, with every test outcome to choose from. Plain HTML, no script."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from html import escape

from babel.numbers import format_currency

from infra.sandbox_gateway.choices import Choice, offered
from infra.sandbox_gateway.state import Thing
from infra.sandbox_gateway.texts import words

_STYLE = """
:root{color-scheme:light dark;--line:#6b7280;--soft:#f3f4f6;--ink:#111827;--sheet:#fff;--act:#1d4ed8;--warn:#fde68a}
@media(prefers-color-scheme:dark){:root{--line:#9ca3af;--soft:#1f2937;--ink:#f3f4f6;--sheet:#111827;--act:#1e40af}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--soft)}
.sandbox{margin:0;padding:.5rem 1rem;background:var(--warn);color:#111827;text-align:center;font-weight:600}
main{max-width:34rem;margin:1rem auto;padding:1rem;background:var(--sheet)}
h1{font-size:1.25rem;margin:0 0 .75rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0 0 1rem}
dd{margin:0;overflow-wrap:anywhere}
.amount{font-size:2rem;font-weight:700;margin:0 0 .5rem}
fieldset{border:1px solid var(--line);border-radius:.5rem;margin:0 0 1rem;padding:.25rem .75rem}
label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;padding:.375rem 0;cursor:pointer}
label code{display:block;font-size:.875rem}
input{width:1.25rem;height:1.25rem;flex:none}
button{width:100%;min-height:3rem;font:inherit;font-weight:600;color:#fff;background:var(--act);border:0;border-radius:.5rem;cursor:pointer}
.hint{font-size:.875rem;text-align:center;margin:0}
a{display:block;padding:.75rem;text-align:center;color:inherit}
:focus-visible{outline:3px solid var(--line);outline-offset:2px}
[role=alert]{border-left:.375rem solid #b91c1c;padding:.5rem .75rem;margin:0 0 1rem}
"""


def payment_page(session: Thing, office: str, declined: bool = False) -> str:
    """The page of an open session: amount, description, office, the choices and a way back."""
    _, text = words(session["locale"])
    amount = escape(amount_text(session))
    alert = f'<p role="alert">{escape(text["declined"])}</p>' if declined else ""
    choices = "".join(_choice(choice, text, number == 0) for number, choice in enumerate(offered(session["currency"])))
    back = f'<a href="{escape(session["cancel_url"])}">{escape(text["back"])}</a>' if session["cancel_url"] else ""
    until = datetime.fromtimestamp(session["expires_at"], UTC).strftime("%Y-%m-%d %H:%M")
    return _sheet(
        session,
        f"""<p class="amount">{amount}</p>
<dl><dt>{escape(text["to"])}</dt><dd>{escape(office)}</dd>
<dt>{escape(text["for"])}</dt><dd>{escape(session["_description"])}</dd></dl>{alert}
<form method="post"><fieldset><legend>{escape(text["choose"])}</legend>{choices}</fieldset>
<button>{escape(text["pay"]).format(amount=amount)}</button></form>{back}
<p class="hint">{escape(text["abandon"].format(time=until))}</p>""",
    )


def closed_page(session: Thing) -> str:
    """The page of a session that can no longer be paid."""
    _, text = words(session["locale"])
    return _sheet(session, f"<p><strong>{escape(text['closed'])}</strong> {escape(text['closed_hint'])}</p>")


def stranded_page(session: Thing) -> str:
    """Paid, and left at the gateway: what a client sees whose way back is lost."""
    _, text = words(session["locale"])
    return _sheet(session, f'<p role="status">{escape(text["done"])}</p>')


def amount_text(session: Thing) -> str:
    """The amount as the client's language writes it."""
    language, _ = words(session["locale"])
    # every currency of the office has two decimals (ISO 4217)
    return format_currency(Decimal(session["amount_total"]).scaleb(-2), session["currency"].upper(), locale=language)


def _choice(choice: Choice, text: dict[str, str], first: bool) -> str:
    label = text["d_declined" if choice.key == "declined" else choice.key]
    checked = " checked" if first else ""
    return (
        f'<label><input type="radio" name="choice" value="{choice.key}"{checked}>'
        f"<span>{escape(label)} <code>{choice.number}</code></span></label>"
    )


def _sheet(session: Thing, body: str) -> str:
    language, text = words(session["locale"])
    title = escape(text["title"])
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>{title}</title><style>{_STYLE}</style></head>
<body><header class="sandbox">{escape(text["banner"])}</header><main><h1>{title}</h1>{body}</main></body></html>"""
