"""Batches: what came in one envelope or drawer, posted together against the tape of an adding machine."""
