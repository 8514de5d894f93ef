"""The pane of places: table of the places of a document, its filter, and the tray of names without a place."""
