"""The open documents: sessions, their corrections, the engine that finds places, and jobs that write files."""
