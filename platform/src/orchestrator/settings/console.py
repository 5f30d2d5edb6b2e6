"""How the console looks: Unfold's settings, its colours made from the site's brand."""

from typing import Any

from orchestrator.kit.conf import Conf

# How light each step is, and how much of the brand's chroma it keeps. Buttons are 600 and their words white.
STEPS = {
    50: (0.975, 0.12),
    100: (0.95, 0.2),
    200: (0.9, 0.4),
    300: (0.83, 0.65),
    400: (0.75, 0.9),
    500: (0.68, 1.0),
    600: (0.5, 1.0),
    700: (0.44, 0.95),
    800: (0.38, 0.85),
    900: (0.33, 0.75),
    950: (0.25, 0.6),
}


def console(conf: Conf) -> dict[str, Any]:
    """``UNFOLD``. Source: https://unfoldadmin.com/docs/configuration/settings/"""
    environment = None if conf.is_production else "orchestrator.console.navigation.environment"
    return {
        "FORMAT_MODULE_PATH": ["orchestrator.settings.formats"],
        "UNFOLD": {
            "SITE_TITLE": f"{conf.site_name} console",
            "SITE_HEADER": conf.site_name,
            "SITE_SUBHEADER": "Console",
            "SITE_SYMBOL": "hub",
            "SITE_URL": f"{conf.site_url}/",
            "SHOW_HISTORY": False,
            "SHOW_VIEW_ON_SITE": False,
            "ENVIRONMENT": environment,
            "BORDER_RADIUS": "8px",
            "COLORS": {"primary": shades(conf.brand)},
            "STYLES": ["orchestrator.console.navigation.stylesheet"],
            "ACCOUNT": {"navigation": [{"title": "Your account", "link": f"{conf.site_url}/account"}]},
            "COMMAND": {"search_models": "orchestrator.console.navigation.searched"},
            "SIDEBAR": {"show_search": True, "navigation": "orchestrator.console.navigation.sidebar"},
        },
    }


def shades(brand: str) -> dict[str, str]:
    """Eleven steps of *brand*, from paper to ink, by CSS itself."""
    return {str(step): f"oklch(from {brand} {light} calc(c * {kept}) h)" for step, (light, kept) in STEPS.items()}
