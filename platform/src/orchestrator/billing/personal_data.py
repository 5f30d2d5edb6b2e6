"""What billing says of a person: that they bought something for their organisation, by their id."""

WHAT_HAPPENS = {
    "orchestrator_billing.Checkout.actor_id": "kept: an erased person chose the plan",
    "orchestrator_billing.Operation.actor_id": "kept: an erased person asked for it",
}
