"""What is written down of the office's own side, what of it holds on a day, what a claim would lack. Pure."""
