"""The one selection of text, map and table, and what follows it."""
