"""Text to events: reads articles about diplomacy by rule. Knows no RDF and no graph."""
