"""Measurements: each module prints what it measured, and is run by hand."""
