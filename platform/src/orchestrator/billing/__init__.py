"""Prices, checkout, subscriptions and invoices: sells, collects and grants."""
