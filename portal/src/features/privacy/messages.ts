/** Leaving, and staying after all. */
export const privacy = {
  title: "Delete account",
  description: "You, in every organisation. To leave a single organisation, use its settings.",
  banner: {
    label: "Your account will be deleted",
    body: (day: string) => `Your account will be deleted on ${day}. Until then everything works as before.`,
    keep: "Keep my account",
    kept: "Your account stays.",
  },
  blocked: {
    title: "Others depend on you",
    body: "Before you can delete your account:",
  },
  what: {
    title: "What will happen",
    steps: (days: number) => [
      "We send a link to your address. Nothing happens unless you follow it.",
      `Then you have ${days} days. You can sign in as before, and take it back at any time.`,
      "After that we erase your name, picture, addresses, ways to sign in and sessions, for good. Organisations that others belong to go on without you; the API keys that you made stop working.",
      "Invoices and the record of what happened stay, as the law asks, and no longer say who you are.",
    ],
    gone: "What is deleted with your account:",
    ask: "Delete my account",
    confirmTitle: "Delete your account?",
    confirmBody: "We send you a link. Only when you follow it, the days begin in which you can still take it back.",
    send: "Send me the link",
    cancel: "Keep my account",
  },
  asked: {
    title: "Check your mail",
    body: "We have sent you a link. Your account is only deleted once you follow it; it works for three days.",
    again: "Send it again",
    cancel: "Keep my account",
  },
  due: {
    title: (day: string) => `Your account will be deleted on ${day}`,
    body: "Until then everything works as before, and you can take it back at any time.",
  },
  links: {
    confirm: {
      title: "Delete this account?",
      body: (email: string, day: string) => `The account of ${email} will be deleted on ${day}. Until then you can take it back.`,
      submit: "Delete the account",
      doneTitle: (day: string) => `It will be deleted on ${day}`,
      doneBody: "We have sent you a link with which you can take it back. Signing in and keeping the account works too.",
    },
    cancel: {
      title: "Keep this account?",
      body: (email: string, day: string) => `The account of ${email} would be deleted on ${day}.`,
      submit: "Keep the account",
      doneTitle: "The account stays",
      doneBody: "Everything is as it was.",
    },
    staleTitle: "This link does not work any more",
    staleBody: "A link works once, and for a limited time. Your account's page says how it stands.",
    continue: "Go to your account",
  },
};

