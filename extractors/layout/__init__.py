"""What the look of pages tells: running text, tables over several pages, running heads."""
