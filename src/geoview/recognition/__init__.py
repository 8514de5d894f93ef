"""Recognition: the stretches of a text that name a place.

`base.Recogniser` is the interface. Two tiers stand behind it, `tagger` (a neural network) and `rules`; both read text
that `plain` has freed of invisible characters, in `sections`, and give names that share a word their whole name
(`coordination`).
"""
