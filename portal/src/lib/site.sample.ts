/** The site that the portal's own types and tests are checked against. */
import type { Site } from "./site";

export const site: Site = {
  name: "Sample",
  legalName: "Sample Pte. Ltd.",
  description: "A site that stands in for yours.",
  promise: "A product that people pay for.",
  reasons: ["No card needed"],
  supportEmail: "help@sample.example",
  exampleCall: 'curl {origin}/api/v1/records -H "Authorization: Bearer {key}"',
  scopes: { "records:read": "List and open them.", "records:write": "Create new ones." },
  navigation: [{ label: "Pricing", href: "/pricing" }],
  footer: [{ title: "Product", links: [{ label: "Pricing", href: "/pricing" }] }],
};
