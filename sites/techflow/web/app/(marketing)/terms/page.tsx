import LegalPage from "@orchestrator/portal/pages/(marketing)/legal";
import type { Metadata } from "next";

import { terms } from "../../../content/legal";

export const metadata: Metadata = { title: terms.title, description: terms.description, alternates: { canonical: "/terms" } };

export default function Page() {
  return <LegalPage content={terms} />;
}
