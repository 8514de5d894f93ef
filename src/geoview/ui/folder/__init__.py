"""A folder of texts in the window: one map of all, its documents, its places, and the days that they bear."""
