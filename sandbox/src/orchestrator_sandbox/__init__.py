"""The outside world on a laptop."""
