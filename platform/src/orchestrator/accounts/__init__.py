"""People, sign-in, sessions and profile. Knows of no organisation."""
