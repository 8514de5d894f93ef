"""Resolution: from mentions to places, with reasons and a confidence.

`resolver.Resolver` is the entry point. It gathers mentions by name (`name_groups`, `containment`), lists the candidates
of the whole text (`document_context`), ranks them (`features`, `ranker`, `preferences`), says why (`reasons`,
`wording`) and whether the place itself is meant (`literalness`). `text_focus` says what a text is about as a whole;
the results are in `types`.
"""
