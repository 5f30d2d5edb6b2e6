"""The first minutes: a verified person's organisation and trial."""
