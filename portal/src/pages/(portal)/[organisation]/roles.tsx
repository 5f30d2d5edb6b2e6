/** What each role may do. */
import type { Metadata } from "next";

import { members } from "../../../features/members/messages";
import { getRoles } from "../../../features/members/queries";
import { RoleTable } from "../../../features/members/role-table";
import { getOrganisation } from "../../../features/organisations/queries";
import { ButtonLink } from "../../../ui/button-link";
import { PageHeader } from "../../../ui/page-header";

const words = members.roles;

export const metadata: Metadata = { title: words.title };

export default async function RolesPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation: slug } = await params;
  const [organisation, table] = await Promise.all([getOrganisation(slug), getRoles()]);
  return (
    <>
      <PageHeader title={words.title} description={words.description} action={<ButtonLink href={`/${slug}/members`} variant="secondary">{words.back}</ButtonLink>} />
      <RoleTable table={table} own={organisation.role} />
    </>
  );
}
