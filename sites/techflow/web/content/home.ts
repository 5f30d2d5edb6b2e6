/** The words of TechFlow's home page. They say what the product does today, and nothing that it does not. */
import type { HomeContent } from "@orchestrator/portal/lib/content";

export const home: HomeContent = {
  title: "TechFlow: business records behind one API",
  description:
    "The records platform for Singapore teams. Write delivery orders, approvals and incident notes through one API, find them again, and know who did what.",
  hero: {
    kicker: "The records platform for Singapore teams",
    heading: "Business records that your team can stand behind",
    body: "Delivery orders, approvals, incident notes: what your systems know today and somebody asks for in two years. Write them through one API, find them again, and know who did what.",
    note: "14 days of Professional. No card, no call with sales.",
  },
  features: {
    heading: "Small enough to learn before lunch",
    body: "A record has a title, a body and a moment. Around it stands everything that a company needs before it may rely on it.",
    items: [
      {
        title: "One API for every record",
        body: "Two endpoints and JSON. Lists page by cursor, errors are problem documents, and the OpenAPI description is the one that we test against.",
        picture: "call",
      },
      {
        title: "Keys that can do less",
        body: "A key reads, writes or both. It is shown once, stored as a hash, and revoked in one press.",
        picture: "key",
      },
      {
        title: "Usage while it happens",
        body: "Each call appears on the dashboard within seconds, against the limit of your plan and the day it resets.",
        picture: "usage",
      },
      {
        title: "An activity list nobody edits",
        body: "Who created the key, who joined, which plan started. The database itself refuses to change or delete a line.",
        picture: "activity",
      },
      {
        title: "Limits that explain themselves",
        body: "A refused call says how much was used, what the limit is, when it resets and where to raise it.",
        picture: "refusal",
      },
      {
        title: "Roles instead of shared passwords",
        body: "Owner, admin, billing, member, viewer. The person who pays need not be the person who holds the keys.",
        picture: "roles",
      },
    ],
  },
  steps: {
    heading: "From sign-up to the first record",
    body: "These are the real commands. Paste them with your own key.",
    items: [
      {
        title: "Create a key",
        body: "Sign up, verify your address and create a key in the portal. It is shown once; keep it where your program reads its secrets.",
        sample: { label: "shell", code: 'export TECHFLOW_KEY="paste the key here"' },
      },
      {
        title: "Write a record",
        body: "The answer carries the record's id and the moment it was written.",
        sample: {
          label: "POST /api/v1/records",
          code: `curl -X POST {origin}/api/v1/records \\
  -H "Authorization: Bearer $TECHFLOW_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"title": "Delivery order 4471", "body": "Received complete."}'`,
        },
      },
      {
        title: "Read it back",
        body: "Newest first. Follow next_cursor for the page after.",
        sample: {
          label: "GET /api/v1/records",
          code: `curl {origin}/api/v1/records \\
  -H "Authorization: Bearer $TECHFLOW_KEY"`,
        },
      },
    ],
  },
  custody: {
    heading: "How your records are kept",
    body: "Statements that can be checked, in place of badges.",
    items: [
      {
        title: "Apart from everyone else's",
        body: "Every row names its organisation and PostgreSQL's row-level security enforces it. A mistake in our code reads nothing, rather than somebody else's records.",
      },
      {
        title: "Keys and passwords as hashes",
        body: "API keys are stored as SHA-256, passwords as bcrypt. We cannot show you a key a second time, and neither can anybody who steals a backup.",
      },
      {
        title: "A call counts when it is kept",
        body: "A call is metered in the same transaction that writes the record. If our side fails, nothing is written and nothing is counted.",
      },
      {
        title: "Cards stay with Stripe",
        body: "You pay on Stripe's own page. Card numbers never pass through our servers.",
      },
      {
        title: "Personal data under the PDPA",
        body: "We hold a name, an e-mail address and what you do here. The privacy notice says why, for how long, and how to have it corrected or erased.",
      },
      {
        title: "Nothing is deleted when you stop paying",
        body: "A trial or a plan that ends becomes Free. Your records stay readable within Free's limits.",
      },
    ],
  },
  questions: {
    heading: "Questions that come first",
    items: [
      {
        question: "What happens after the 14 days?",
        answer:
          "The trial ends by itself and your organisation continues on Free. There is no card on file, so there is nothing to cancel and nothing to be charged.",
      },
      {
        question: "What counts as an API call?",
        answer:
          "A request with an API key that our side answers: reads, writes, and requests refused for a reason of yours, such as an invalid body. Calls that fail on our side are not counted, and neither is anything you do in the portal.",
      },
      {
        question: "What happens when I reach the limit?",
        answer:
          "Calls answer 429 with what was used, the limit, when it resets and where to upgrade. Nothing is billed on top. A larger plan applies at once.",
      },
      {
        question: "Can I pay once a year?",
        answer: "Yes. Every paid plan has a monthly and an annual price; the pricing page shows what the annual one saves.",
      },
      {
        question: "Can I see the API before I sign up?",
        answer: "Yes. The documentation and the OpenAPI description are public.",
      },
      {
        question: "Where do I get help?",
        answer: "By e-mail at support@techflow.example. Name the request id that every answer carries, and we find your call.",
      },
    ],
  },
  closing: {
    heading: "Write your first record today",
    body: "Two minutes to a key, one command to a record. If it is not for you, close the tab; nothing was charged.",
  },
};
