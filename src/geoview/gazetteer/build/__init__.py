"""Building a gazetteer file from GeoNames and reviewed tables, and checking one.

The reading side never imports anything from here: a reader's GeoView opens a file that was built before.
`job.build` is what `geoview gazetteer build` runs, `verify.verify` what `geoview gazetteer verify` runs; `Writer` is
what the recipe in `resources/gazetteer` hands its rows to.
"""
