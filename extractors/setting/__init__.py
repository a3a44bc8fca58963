"""When and where an event was, and what it was about."""
