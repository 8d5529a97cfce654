"""What the office can see at a glance: lists, ageing, trial balance, day journal, exports; all derived, all traceable.

Words: projection, row, ageing report, trial balance, day journal, export.
Verbs: project (stream to rows), work_proof (prove or rebuild an account), page_of_rows, trial_balance, day_journal,
ask_export, work_export, take_export, prove_office.
"""
