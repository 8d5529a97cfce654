"""One table a transaction: loops, segments, usage, repeats, codes. A table's classes are also its records."""
