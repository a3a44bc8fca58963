"""Events to one graph and every export of it. Knows no language."""
