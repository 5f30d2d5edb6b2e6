"""The reference site with two more views: the floors."""
