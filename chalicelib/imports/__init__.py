"""Clients, coverages, services and payments from files: previewed, posted once, every bad row reported.

Words: import, layout, row, finding, preview, posting, progress.
Verbs: create_import, start_import, post_import, findings_of, work.
"""
