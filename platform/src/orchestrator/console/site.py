"""The console's admin site."""

from unfold.sites import UnfoldAdminSite


class ConsoleSite(UnfoldAdminSite):
    """What staff see, at ``/console/``."""
