"""Prices, checkout, subscriptions and invoices: sells, collects and grants.

Owns the prices at the payment provider, the checkouts, the inbox of the provider's notices, the commands to it, and a
small mirror of what it says. Knows of organisations and of entitlements, which it grants; ``stripe`` alone knows
Stripe.
"""
