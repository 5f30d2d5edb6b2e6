import LegalPage from "@orchestrator/portal/pages/(marketing)/legal";
import type { Metadata } from "next";

import { privacy } from "../../../content/legal";

export const metadata: Metadata = { title: privacy.title, description: privacy.description, alternates: { canonical: "/privacy" } };

export default function Page() {
  return <LegalPage content={privacy} />;
}
