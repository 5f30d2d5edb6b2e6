"""What Stripe accepts and answers, read from the types of the installed ``stripe`` package."""

from orchestrator_sandbox.contract.cache import load_contract
from orchestrator_sandbox.contract.contract import Contract, Route
from orchestrator_sandbox.contract.problem import Problem

__all__ = ["Contract", "Problem", "Route", "load_contract"]
