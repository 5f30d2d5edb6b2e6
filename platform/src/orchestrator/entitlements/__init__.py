"""Plan versions, grants, and the answer to: may they, how much, and why."""
