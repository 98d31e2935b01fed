"""`kehoach serve`: the tables as pages for people, drawn on the server, with nothing from outside."""
