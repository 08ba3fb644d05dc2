"""The program in a real pseudo-terminal: keys in, bytes out, signals, sizes."""
