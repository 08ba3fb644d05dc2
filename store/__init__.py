"""What was trained: the journal, its file, and questions to the history."""
