"""Who is meant by words that name nobody: a counterpart, a pronoun, both parties. One antecedent, or none."""
