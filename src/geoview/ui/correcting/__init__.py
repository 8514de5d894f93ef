"""Correcting."""
