"""Tryton beside us: `python -m bench.tryton [rounds]`. Needs the registries once, and Debian's PostgreSQL.

Compared is CPU per operation, in one run and in turns, for three jobs on equal facts: save and post an invoice of three
lines; pay it in full; take an overdue account's first step of dunning, its letter not written out.

- Ours is the handler's CPU: all that our code, pydantic, pynamodb and botocore do in the function's process, with AWS's
  answers given from memory. What DynamoDB does is Amazon's and is counted in `bench.units`, not here.
- Tryton's is the CPU of its process, its SQL client included, used by its own API with no network and no web request
  around it, in batches whose locks are known beforehand: the best it does. PostgreSQL's CPU stands in a column of its
  own and is in no ratio.

Tryton is under the GPL. It is a peer: installed into an environment of its own in the user's cache, run as another
process, never imported by our code and never shipped. `peer.py` alone speaks its API, and runs only there.
"""
