"""The unattended run: fetch, ingest, look after the tables, report."""
