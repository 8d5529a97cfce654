"""What holds for notes and their templates."""
