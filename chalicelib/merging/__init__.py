"""Two records of one person become one: two accounts, two clients of an account; and two again, while nothing was done.

Words: merge, survivor (the account that goes on), merged account (the one that led to it from then on), stop, split.
Verbs: preview_merge, merge_accounts, split_accounts, merges_of, work, sweep.
"""
