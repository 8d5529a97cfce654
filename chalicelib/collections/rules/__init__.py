"""Pure decisions of collections: one a file, named by its outcome; `next_step` asks them in order."""
