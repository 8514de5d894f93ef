"""Widgets that no feature owns: actions, tables, lists, fields, message bar, status bar, toolbar, icons, theme."""
