"""Menus whose entries change: export, recent files, encodings and the view."""
