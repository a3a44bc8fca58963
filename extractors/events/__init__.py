"""From encounters of sentences to the events of an article: parties completed, tellings gathered, two sides."""
