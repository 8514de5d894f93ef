"""The text with its map and key on paper: laid out once, then drawn to a printer, a PDF or the screen."""
