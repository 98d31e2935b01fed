"""Strings in, strings and values out; knows no document."""
