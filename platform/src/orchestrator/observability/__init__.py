"""Request ids, logs, metrics, and whether the process is alive and ready. Owns no tables."""
