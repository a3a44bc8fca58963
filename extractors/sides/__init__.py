"""For which country or organisation a person acts: said, or left unsaid."""
