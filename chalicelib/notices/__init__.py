"""What the office says to people: composed in their language, allowed by the contact gate, sent, its fate recorded.

Words: notice, template, channel, contact gate, refusal, delivery, bounce, complaint, opt-out.
Verbs: may_contact (the gate, pure), compose, queue_notice, send_notice, hear_mail_event.
"""
