"""Lists written out as CSV, in parts: who asked for what, and how far it is."""
