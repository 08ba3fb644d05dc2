"""Screens: each asks the journal, hands values down and acts on what its widgets say."""
