"""Segments as slotted records with the field's names, grouped by what they are for."""
