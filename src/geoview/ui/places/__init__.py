"""The places pane: the table of the places of a document, its filter, and the names without a place."""
