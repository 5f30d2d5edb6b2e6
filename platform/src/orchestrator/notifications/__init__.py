"""Who is told what: hears of what happened, decides who should know, and queues a message for each.

Knows of no way to send; ``mail`` does that.
"""
