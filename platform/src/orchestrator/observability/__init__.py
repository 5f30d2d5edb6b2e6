"""Request ids, logs, error reports, and whether the process is alive and ready. Owns no tables."""
