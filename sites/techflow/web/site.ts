/** TechFlow Solutions, as its portal knows it. */
import type { Site } from "@orchestrator/portal/lib/site";

export const site: Site = {
  name: "TechFlow",
  legalName: "TechFlow Solutions",
  description:
    "TechFlow keeps a company's business records behind one API: written once, found again, and accounted for. Built in Singapore.",
  promise: "One place for the records your business has to keep, and one API to reach them.",
  reasons: [
    "14 days of Professional, without a card",
    "An API key and a first call in about two minutes",
    "Falls back to the free plan; nothing is deleted",
  ],
  supportEmail: "support@techflow.example",
  exampleCall: `curl -X POST {origin}/api/v1/records \\
  -H "Authorization: Bearer {key}" \\
  -H "Content-Type: application/json" \\
  -d '{"title": "Delivery order 4471", "body": "Received complete."}'`,
  scopes: {
    "records:read": "List and open the organisation's records.",
    "records:write": "Create records.",
    "usage:read": "Read the figures that the dashboard shows.",
  },
  navigation: [
    { label: "Product", href: "/#product" },
    { label: "How it works", href: "/#how-it-works" },
    { label: "Pricing", href: "/pricing" },
    { label: "API", href: "/api/docs/" },
  ],
  footer: [
    {
      title: "Product",
      links: [
        { label: "What it does", href: "/#product" },
        { label: "How it works", href: "/#how-it-works" },
        { label: "Pricing", href: "/pricing" },
      ],
    },
    {
      title: "Developers",
      links: [
        { label: "API documentation", href: "/api/docs/" },
        { label: "OpenAPI description", href: "/api/v1/openapi.json" },
      ],
    },
    {
      title: "Company",
      links: [
        { label: "Terms", href: "/terms" },
        { label: "Privacy", href: "/privacy" },
        { label: "support@techflow.example", href: "mailto:support@techflow.example" },
      ],
    },
  ],
};
