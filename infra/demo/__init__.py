"""The demo practice: invented people, a year of services, every state an account can be in; the same for a seed."""
