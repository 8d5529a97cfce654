"""The words of the hosted page in the languages a client may have."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "title": "Sandbox payment page",
        "banner": "Sandbox. No real money moves and no card is needed.",
        "to": "Pay to",
        "for": "For",
        "choose": "Choose a test card or account",
        "pay": "Pay {amount}",
        "back": "Back without paying",
        "declined": "The payment was declined. Choose another way to pay.",
        "closed": "This payment page is closed.",
        "closed_hint": "It was paid, cancelled or has expired.",
        "done": "Paid. As asked, you are not sent back to the office: you may close this page.",
        "paid": "Card: paid at once",
        "d_declined": "Card: declined",
        "insufficient_funds": "Card: declined, insufficient funds",
        "bank_paid": "Bank account: succeeds two days later",
        "bank_failed": "Bank account: fails two days later, account closed",
        "bank_returned": "Bank account: succeeds, then comes back a week later",
        "disputed": "Card: paid, disputed as fraud a day later",
        "inquiry": "Card: paid, the bank inquires a day later",
        "refund_pending": "Card: paid; a refund takes a day",
        "refund_fails": "Card: paid; a refund fails a day later",
        "redirect_lost": "Card: paid, but you are not sent back",
        "unheard": "Card: paid, but the office is not told",
    },
    "sv": {
        "title": "Testsida för betalning",
        "banner": "Testmiljö. Inga riktiga pengar flyttas och inget kort behövs.",
        "to": "Betala till",
        "for": "Avser",
        "choose": "Välj ett testkort eller testkonto",
        "pay": "Betala {amount}",
        "back": "Tillbaka utan att betala",
        "declined": "Betalningen nekades. Välj ett annat sätt att betala.",
        "closed": "Betalsidan är stängd.",
        "closed_hint": "Betalningen är gjord, avbruten eller har gått ut.",
        "done": "Betalt. Som du valde skickas du inte tillbaka: du kan stänga sidan.",
        "paid": "Kort: betalas direkt",
        "d_declined": "Kort: nekas",
        "insufficient_funds": "Kort: nekas, täckning saknas",
        "bank_paid": "Bankkonto: går igenom efter två dagar",
        "bank_failed": "Bankkonto: misslyckas efter två dagar, kontot avslutat",
        "bank_returned": "Bankkonto: går igenom men kommer tillbaka efter en vecka",
        "disputed": "Kort: betalas, bestrids som bedrägeri efter en dag",
        "inquiry": "Kort: betalas, banken frågar efter en dag",
        "refund_pending": "Kort: betalas; en återbetalning tar en dag",
        "refund_fails": "Kort: betalas; en återbetalning misslyckas efter en dag",
        "redirect_lost": "Kort: betalas, men du skickas inte tillbaka",
        "unheard": "Kort: betalas, men kontoret får inget besked",
    },
    "pl": {
        "title": "Testowa strona płatności",
        "banner": "Środowisko testowe. Żadne pieniądze nie są pobierane, karta nie jest potrzebna.",
        "to": "Odbiorca",
        "for": "Tytułem",
        "choose": "Wybierz testową kartę lub konto",
        "pay": "Zapłać {amount}",
        "back": "Wróć bez płacenia",
        "declined": "Płatność została odrzucona. Wybierz inny sposób płatności.",
        "closed": "Ta strona płatności jest zamknięta.",
        "closed_hint": "Płatność została zrealizowana, anulowana albo wygasła.",
        "done": "Zapłacono. Zgodnie z wyborem nie wracasz na stronę biura: możesz zamknąć tę stronę.",
        "paid": "Karta: zapłata od razu",
        "d_declined": "Karta: odmowa",
        "insufficient_funds": "Karta: odmowa, brak środków",
        "bank_paid": "Konto bankowe: zapłata po dwóch dniach",
        "bank_failed": "Konto bankowe: odmowa po dwóch dniach, konto zamknięte",
        "bank_returned": "Konto bankowe: zapłata, a po tygodniu zwrot",
        "disputed": "Karta: zapłata, po dniu reklamacja jako oszustwo",
        "inquiry": "Karta: zapłata, po dniu zapytanie banku",
        "refund_pending": "Karta: zapłata; zwrot trwa jeden dzień",
        "refund_fails": "Karta: zapłata; zwrot po dniu się nie udaje",
        "redirect_lost": "Karta: zapłata, ale bez powrotu na stronę biura",
        "unheard": "Karta: zapłata, ale biuro nie dostaje powiadomienia",
    },
}


def words(locale: str) -> tuple[str, dict[str, str]]:
    """The language of a session's locale, English where there is no other, and its words."""
    language = locale if locale in TEXTS else "en"
    return language, TEXTS[language]
