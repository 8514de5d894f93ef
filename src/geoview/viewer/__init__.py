"""The rules of a document viewer that need no Qt: display text, find, Back and Forward, recent files, window state."""
