"""Help pages, keyboard shortcuts, About, and the report of a problem."""
