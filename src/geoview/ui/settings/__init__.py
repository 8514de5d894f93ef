"""Settings: the preferences, the dialog, and how text and map follow them."""
