"""The line that logs sets: one way to write them, one to read them."""
