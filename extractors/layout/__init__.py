"""The parts of a page, and where its sentences end."""
