"""The article pane: text layout, marks of mentions, ruler, copying."""
