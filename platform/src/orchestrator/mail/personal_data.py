"""What the log of messages keeps of a person."""

WHAT_HAPPENS = {
    "orchestrator_mail.Message.to": "deleted with the person, whose addresses accounts knows; else after 90 days",
}
