"""Corrections by people: kept apart from what was read, by evidence; applied when the tables are published.

`reviewing.Reviews` is the way in. `review` says what one is, `kept` keeps them, `placing` finds the row that each means,
`applying` applies them, `gold` exports what came of it.
"""
