"""A folder of texts in the window: its documents, its places on one map, and the days that they bear."""
