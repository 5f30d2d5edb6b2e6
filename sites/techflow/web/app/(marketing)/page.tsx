import HomePage from "@orchestrator/portal/pages/(marketing)/home";
import type { Metadata } from "next";

import { home } from "../../content/home";

export const metadata: Metadata = { title: { absolute: home.title }, description: home.description, alternates: { canonical: "/" } };

export default function Page() {
  return <HomePage content={home} />;
}
