"""What was undertaken: goals, gifts, documents signed, levels of relations, anniversaries."""
