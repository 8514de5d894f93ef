"""Corrections in the window: candidates, edits of mentions, remembered decisions, saving."""
