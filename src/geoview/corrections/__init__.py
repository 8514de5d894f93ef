"""Storage of corrections on the disk: those of each document beside it, and decisions that hold for later ones.

What the reader decided about a document lies beside it, in `article.txt.geoview` (`sidecar`); what could not be saved
there in time waits in GeoView's own folder (`rescue`); decisions about names hold for later documents, too
(`decision_memory`, `remembered_decisions`). `store.CorrectionStore` brings the three together, and each file is a
`geoview.json_store.JsonStore`. A sidecar file is JSON:

    {
      "format": "geoview-project",
      "version": 1,
      "document": {"name": "article.txt", "sha256": "…", "characters": 3771},
      "gazetteer": "GeoNames 2026-07",
      "edits": [
        {
          "kind": "choose", "scope": "mention",
          "start": 17, "end": 26, "quote": "ISLAMABAD", "before": " date 2024-12-23 ", "after": " - Pakistan and the",
          "place": {"id": "geonames:1176615", "name": "Islamabad", "latitude": 33.72148, …}
        }
      ]
    }

Offsets count code points of the normalised text. Keys that this version does not know are kept. Where the text has
changed, an edit is found again by its quote and what stands around it; one that can't be found is kept and listed,
never dropped.
"""
