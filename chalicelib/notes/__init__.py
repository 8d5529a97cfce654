"""What representatives write about an account's papers and payments, and the texts the office keeps for it.

Words: note template, slot (what a text leaves open), subject (what a note is about: invoice, credit note, payment).
Verbs: write_note_on, notes_on, note_templates, note_template_of, add_note_template, change_note_template.
"""
