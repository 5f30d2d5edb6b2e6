"""Pages for people: checkout, invoice, mailbox and control panel."""
