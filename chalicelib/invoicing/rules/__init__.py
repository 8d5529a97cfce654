"""The decisions of invoicing, pure: arithmetic of lines, who pays what, credits, entries, statements, the audit."""
