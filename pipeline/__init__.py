"""Runs things: stages in order, executor, store, settings and the command line."""
