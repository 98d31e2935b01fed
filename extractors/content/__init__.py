"""What a plan orders: tasks, units, times, figures, citations."""
