"""This message to that address: queued with the change it tells of, sent by a worker, kept in a log.

Knows of no people and no organisations; who is told what is decided above.
"""
