"""What can become of one address that is to be invited, and the sentence for each."""

OUTCOMES = {
    "invited": "Invited.",
    "resent": "Was invited before; a new link is on its way, and the old one has ended.",
    "already_member": "Is a member already.",
    "just_sent": "Was sent an invitation a moment ago.",
    "not_an_address": "This is not an e-mail address.",
    "no_seat_left": "No seat is left in the plan.",
    "role_above_own": "Is invited in a role above your own.",
    "too_many_sent": "Too many invitations were sent within a day. Try again tomorrow.",
}
