"""What becomes of what a person did for an organisation's plan: nothing of it is theirs."""

WHAT_HAPPENS = {
    "orchestrator_billing.Checkout.actor_id": "kept as history: the organisation pays, not the person",
    "orchestrator_billing.Operation.actor_id": "kept as history: the organisation pays, not the person",
}
