"""How fast plans are read, in how much memory, and how both grow with their length: `python -m benchmarks`."""
