"""How work says that trying again is of no use."""


class GiveUp(Exception):
    """The work can never succeed as it is; it becomes a dead letter at once."""
