"""What the office says to people: composed in their language, allowed by the contact gate, sent, its fate recorded.

Words: notice, template, purpose (to serve or to collect), channel, contact gate, refusal, claim, delivery, bounce,
complaint, opt-out, wording (a message as the office words it), phrase. Verbs: may_contact (the gate, pure), compose,
queue_notice, claim_notice, record_sent, record_failed, letter_for, hear_mail_event, save_wording, mail_sample.
"""
