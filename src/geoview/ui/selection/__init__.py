"""The one selection that text, map and table share, and the parts that follow it."""
