"""Names, posts and persons as one phrase writes them, and when two spellings are one."""
