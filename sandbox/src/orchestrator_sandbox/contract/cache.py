"""Keeps the derived contract on disk, so that a start takes a moment and not seconds."""

import json
import logging
import os
import tempfile
from pathlib import Path

from orchestrator_sandbox.contract.contract import Contract
from orchestrator_sandbox.contract.derive import derive
from orchestrator_sandbox.contract.source import Package

logger = logging.getLogger(__name__)

FORMAT = 1
"""Raised whenever the derived document changes shape, so that an old file is not read."""


def load_contract(directory: Path) -> Contract:
    """The contract of the installed ``stripe``; derived once for each version and directory."""
    package = Package()
    file = directory / f"stripe-{package.distribution_version()}-contract-{FORMAT}.json"
    try:
        return Contract(json.loads(file.read_text()))
    except (FileNotFoundError, json.JSONDecodeError):
        logger.info("Reading the types of stripe %s; this happens once.", package.distribution_version())
    document = derive(package)
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=directory, delete=False) as temporary:
        json.dump(document, temporary)
    os.replace(temporary.name, file)  # whole or not at all: several may start at once
    return Contract(document)
