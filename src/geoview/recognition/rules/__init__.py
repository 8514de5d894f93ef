"""The rule tier: names of the gazetteer, judged by their letters and neighbours with learned weights.

`recogniser.RulesRecogniser` is the recogniser, and needs nothing but Python. `scanner` finds what may be a name,
`name_features` gives the evidence for it, `overrides` decides what is too rare to be learned.
"""

from __future__ import annotations

from geoview.recognition.rules.recogniser import RulesRecogniser

__all__ = ["RulesRecogniser"]
