"""Tasks and what belongs to them, in files that people open: workbook, calendar, CSV, JSON lines.

`asking` asks the tables for what is selected, `sheets` says which columns a reader sees; one module writes each format.
"""
