"""The test harness, for us and for sites: real servers, the real roles, what is owed done on demand.

A site's pytest configuration says ``-p orchestrator.testing.plugin`` and names its settings.
"""
