"""Pure questions to the history: no clock, no file, no wording."""
