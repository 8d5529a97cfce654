"""Clients, coverages, services and payments from files: previewed, posted once, every bad row reported.

Words: import, layout, row, finding, preview, posting, progress.
Verbs: start_import, preview_import, post_import, findings_of.
"""
