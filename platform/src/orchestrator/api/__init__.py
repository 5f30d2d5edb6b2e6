"""What is mounted under /api, and its documentation."""
