"""How well extracted events answer annotated articles."""
