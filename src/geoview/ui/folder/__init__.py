"""A folder of texts in the window: its documents, its places on one map, and the dates of the documents."""
