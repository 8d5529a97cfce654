"""Keeping accounts in good standing: ageing, dunning by policy, holds, promises.

Words: days past due, ageing bucket, dunning policy, level, step, dunning hold, promise to pay.
Verbs: queue_dunning, advance_account, preview_letters, place_dunning_hold, lift_dunning_hold, record_promise,
dunning_of.
"""
