"""What becomes of a person's facts: what happened stays true."""

WHAT_HAPPENS = {
    "orchestrator_events.Fact.actor_id": "kept: facts are the audit log, and hold ids only",
    "orchestrator_events.Fact.on_behalf_of": "kept: facts are the audit log, and hold ids only",
}
