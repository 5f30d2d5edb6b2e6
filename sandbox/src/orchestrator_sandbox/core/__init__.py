"""The world that the sandbox keeps: time, ids, rows, events."""
