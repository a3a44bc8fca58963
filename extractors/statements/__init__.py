"""Who said what, to whom, in which words."""
