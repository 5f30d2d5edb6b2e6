"""Where providers send people back to: mounted under ``/accounts/``, as the addresses are registered with them."""

from orchestrator.accounts.views.providers import callbacks

urlpatterns = callbacks
