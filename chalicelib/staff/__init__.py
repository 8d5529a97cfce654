"""The people who work in the office: how each likes the portal to be.

Words: preferences, saved view. Verbs: preferences_of, keep_preferences.
"""
