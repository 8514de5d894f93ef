"""Shared widgets: actions, tables, lists, fields, message bar, status bar, toolbar, icons, theme."""
