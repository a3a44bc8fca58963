"""One sentence by itself: its grammar, subjects, verbs of speech, towns, bodies and topics."""
