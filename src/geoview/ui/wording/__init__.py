"""Words in the reader's language: places, corrections, errors, numbers, dates."""
