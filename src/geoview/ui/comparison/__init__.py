"""Two documents side by side: which places both name, and which only one of them."""
