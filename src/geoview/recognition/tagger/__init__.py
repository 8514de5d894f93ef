"""Tagger."""
