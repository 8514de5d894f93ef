"""Comparison of two open documents: a window with a map and a table of the places that both or only one name."""
