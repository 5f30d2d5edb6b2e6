"""Names for shapes that are used all over."""

from typing import Any

type Json = dict[str, Any]
