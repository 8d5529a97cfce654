"""The proofs that only a deployed stage can give, on its first day: `make first-day STAGE=…`."""
