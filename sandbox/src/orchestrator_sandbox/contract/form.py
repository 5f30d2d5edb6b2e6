"""Stripe's form encoding: ``items[0][price]=p`` and ``expand[]=customer``, as a tree."""

import re
from typing import Any
from urllib.parse import parse_qsl

_KEYS = re.compile(r"\[([^\]]*)\]")

type Tree = dict[str, Any]


def decode_form(encoded: str) -> Tree:
    """``a[b][0][c]=v`` as ``{"a": {"b": {"0": {"c": "v"}}}}``; the schema says what is a list.

    ``x[]=1&x[]=2`` gets running numbers.

    Raises:
        ValueError: a key is malformed, or is both a value and a group.
    """
    root: Tree = {}
    for key, value in parse_qsl(encoded, keep_blank_values=True, errors="strict"):
        head = key.split("[", 1)[0]
        rest = key[len(head) :]
        keys = _KEYS.findall(rest)
        if not head or "".join(f"[{part}]" for part in keys) != rest:
            raise ValueError(f"Invalid request: the parameter name {key} is malformed.")
        _put(root, [head, *keys], value, key)
    return root


def _put(tree: Tree, keys: list[str], value: str, whole: str) -> None:
    *outer, last = keys
    for part in outer:
        tree = tree.setdefault(part or str(len(tree)), {})
        if not isinstance(tree, dict):
            raise ValueError(f"Invalid request: {whole} is given both as a value and as a group.")
    last = last or str(len(tree))
    if isinstance(tree.get(last), dict):
        raise ValueError(f"Invalid request: {whole} is given both as a value and as a group.")
    tree[last] = value
