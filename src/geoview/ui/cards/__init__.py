"""Cards over the map: statistics of the document, places named together, legend of the map."""
