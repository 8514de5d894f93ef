"""The neural tier: a small tagger that reads windows of about a hundred words, and rules that correct its answers.

`recogniser.ModelRecogniser` is the recogniser. `assets` loads and verifies the model, `word_pieces` and `name_table`
are its input (training in `resources/model` shares them), `windows` cuts a text and reads the network's answers, and
`cleanup` corrects those by the rest of the text and the gazetteer.
"""

from __future__ import annotations

from geoview.recognition.tagger.recogniser import ModelRecogniser

__all__ = ["ModelRecogniser"]
