"""The main window: the composition root, commands, menus, tabs, title, and what shows the document in front."""
