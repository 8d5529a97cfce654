"""Reading files into deeds. Pure."""
