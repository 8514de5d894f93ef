"""Maps: the places of a document, of many documents or of a comparison as data for the page that draws them."""
