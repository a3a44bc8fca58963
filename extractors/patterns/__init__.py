"""The engine, which knows no language: lexicons compiled, names found in one pass, sentences as strings of marks."""
