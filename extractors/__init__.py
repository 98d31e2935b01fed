"""What stands in a document: reading, layout, structure, content."""
