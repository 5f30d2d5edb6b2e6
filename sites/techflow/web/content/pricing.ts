/** The words around TechFlow's prices. The prices, limits and features come from the plan catalogue. */
import type { PricingContent } from "@orchestrator/portal/lib/content";

export const pricing: PricingContent = {
  title: "Pricing",
  description: "Free, Starter and Professional: fixed monthly or annual prices in Singapore dollars, with a 14-day trial and no card.",
  heading: "A fixed price for each size of team",
  body: "Start with 14 days of Professional, without a card. Then choose, or stay on Free.",
  inEveryPlan: {
    heading: "In every plan",
    items: [
      "The whole records API, reading and writing",
      "API keys with scopes, as many as you need",
      "The activity list, unabridged",
      "Roles for everyone in the organisation",
      "Usage on the dashboard within seconds",
      "No charge beyond the plan, ever",
    ],
  },
  questions: {
    heading: "About paying",
    items: [
      {
        question: "Does the trial need a card?",
        answer: "No. You give a card when you choose a plan, on Stripe's own page, and not before.",
      },
      {
        question: "When does a new plan apply?",
        answer: "At once. The page you return to after paying confirms it, and the new limits hold from the next call.",
      },
      {
        question: "What if a card is declined?",
        answer: "Stripe's page says so and lets you try another. Your organisation keeps the plan it has until a payment succeeds.",
      },
      {
        question: "Who pays: a person or the company?",
        answer: "The organisation. People come and go; the plan, the invoices and the records stay.",
      },
      {
        question: "Do you charge for use above the limit?",
        answer: "No. Calls above the limit are refused with a clear answer until the period resets or you choose a larger plan.",
      },
    ],
  },
};
