"""Stripe's HTTP interface: from a request to a checked answer."""
