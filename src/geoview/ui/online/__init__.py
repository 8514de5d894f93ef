"""What goes online with the reader's consent: look-ups of names, and map tiles."""
