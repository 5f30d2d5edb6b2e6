"""The numbers of billing, each in one place. Times are as their types say; sizes are bytes."""

from datetime import timedelta

# What we say to Stripe.
API_VERSION = "2026-10-28.endive"
CONNECT_TIMEOUT, READ_TIMEOUT = 3.0, 15.0  # seconds, for each attempt
RETRIES = 2
KEY_LIFETIME = timedelta(hours=23)  # Stripe forgets an idempotency key after 24 hours at the earliest
PAGE = 100
INVOICES_READ = 100  # the newest of a customer; older ones no longer change

# What Stripe tells us.
SIGNATURE_TOLERANCE = 300  # seconds
LARGEST_NOTICE = 256 * 1024
NOTICES_KEPT = timedelta(days=90)

# Reading again what was told, in case a notice was lost.
POLL_OVERLAP = timedelta(hours=1)
FIRST_POLL = timedelta(days=1)
POLL_PAGES = 25  # for each run; the next run goes on
POLL_PAUSE = 0.2  # seconds between two pages: at most five a second

# Buying.
REQUEST_FINISHES_WITHIN = timedelta(seconds=90)  # afterwards a worker takes a command over
MOST_STEPS = 8  # of one start of a checkout

# Access.
PAST_DUE_GRACE = timedelta(days=7)
RENEWAL_SLACK = timedelta(days=3)  # a renewal's invoice may be finalized up to 72 hours late
