"""The data on disk: two TinyDB files that survive kills, full disks and other writers."""
