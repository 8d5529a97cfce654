"""Reaching people: a message is decided, waits for its hour, is decided again when it goes, and its fate is heard.

Words: demand, standstill, delivery, mailing, one-click. Verbs: send, mail_link, ask_mailing, deliver, resend,
hear_mail, sweep, opt_out, ask_gate, hear_stream. What is said and when it may be said at all stands in `notices`.
"""
