"""All that is known of Stripe. What leaves here is in our words: see ``seen`` and ``errors``."""
