"""Where enrollment's things lie, in `core`:

pk = account id · sk = ACCOUNT                      guarantor, contact, language; lookup ACCTNO#<number>
pk = account id · sk = CLIENT#<client>              a client; lookup PERSON#<keyed hash of name and birth date>
pk = account id · sk = COV#<coverage>, CONCERN#<id>, NOTE#<id>
pk = account id · sk = NOTEOF#<about>#<note>        which note is about an invoice, credit note or payment
pk = account id · sk = PTR#<owner>#<kind>#<hash>    a pointer: lookup EMAIL#, PHONE# or ID#<system># and a keyed hash
pk = account id · sk = PTR#<client>#COVERAGES       guard: one change of a client's coverages at a time
pk = payer id   · sk = PAYER                        a payer
pk = PAYERS     · sk = <folded name>#<payer>        the same payer, in the order of the list
pk = NUMBERS    · sk = account                      the last serial number given out

In `projections`, by the projector:
pk = TOKEN#<bucket>    · sk = <text>#<account>#<client>   what a client is found by
pk = TOKENS#<account>  · sk = <client>                    which of those rows a client has
"""
