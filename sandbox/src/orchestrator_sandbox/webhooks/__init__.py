"""Telling webhook endpoints of events: signed, repeated, and as unreliably as wished."""
