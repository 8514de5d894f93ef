"""Resolution: from mentions to places, with reasons and a confidence.

`resolver.Resolver` is the way in. It gathers mentions by name (`name_groups`, `containment`), sets out the candidates
of the whole text (`document_context`), ranks them (`features`, `ranker`, `preferences`), says why (`reasons`,
`wording`) and whether the place itself is meant (`literalness`). `text_focus` says what a text is about as a whole;
what comes out is in `types`.
"""
