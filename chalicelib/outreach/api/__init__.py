"""The doors of reaching people: mailing a pay link at the desk, and stopping e-mail with one click."""
