"""Children that are killed or starved at every system call that touches the data."""
