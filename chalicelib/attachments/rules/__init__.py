"""What an attachment may be: pure decisions on bytes and names."""
