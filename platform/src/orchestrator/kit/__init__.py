"""Money, time, ids, errors, configuration: no tables and no business words. Knows of nothing above."""
