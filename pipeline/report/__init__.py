"""A province or a plan on one page that can be mailed: `figures` asks the tables, `page` draws and writes it."""
