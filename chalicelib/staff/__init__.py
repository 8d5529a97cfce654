"""The people who work in the office: who they are, how each likes the portal to be.

Words: colleague, preferences, saved view. Verbs: colleagues, preferences_of, keep_preferences.
"""
