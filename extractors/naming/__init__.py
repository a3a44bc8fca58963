"""Whom a post, a number or a list means whose names stand elsewhere in the article."""
