"""The map pane, its web page and the channel between them."""
