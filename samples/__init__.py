"""Sample plans of invented departments, in every form a real plan comes in.

`python -m samples` writes them to data/raw. What a plan says stands in plans/*.plan; `markup` reads
that into the dataclasses of `plan`; each of the other modules turns one plan into one form.
"""
