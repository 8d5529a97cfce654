"""The doors of reaching people: mailing a pay link at the desk or to many, and stopping e-mail with one click."""
