"""Paying on the hosted page: cards, what a payment makes, and the page itself."""
