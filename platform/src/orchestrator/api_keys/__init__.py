"""Keys that call the API for an organisation."""
