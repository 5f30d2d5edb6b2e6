"""``/_sandbox/...``: what a test or a person tells the sandbox itself."""
