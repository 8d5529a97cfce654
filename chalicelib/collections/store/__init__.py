"""The key design of collections: `accounts.py` under an account, `office.py` for the whole office."""
