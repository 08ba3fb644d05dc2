"""What can be trained: muscles, exercises, and how to find them."""
