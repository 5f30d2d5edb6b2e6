"""The numbers of organisations that no site needs to change; the others are settings (``kit.conf``)."""

from datetime import timedelta

MOST_SLUGS_HELD = 5  # former ones, so that nobody collects names by going through them
OFFER_LASTS = timedelta(days=7)
LOGO_SIDE = 256  # pixels
