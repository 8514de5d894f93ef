"""The comparison of two open documents: a window with a map and a table of the places of both documents."""
