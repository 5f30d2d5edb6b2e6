import PricingPage from "@orchestrator/portal/pages/(marketing)/pricing";
import type { Metadata } from "next";

import { home } from "../../../content/home";
import { pricing } from "../../../content/pricing";

export const metadata: Metadata = { title: pricing.title, description: pricing.description, alternates: { canonical: "/pricing" } };

export default function Page() {
  return <PricingPage content={pricing} closing={home.closing} />;
}
