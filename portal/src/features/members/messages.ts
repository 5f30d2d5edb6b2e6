export const members = {
  title: "Members",
  description: (count: number, seats: string) => (count === 1 ? `1 member; the plan includes ${seats}.` : `${count} members; the plan includes ${seats}.`),
  columns: { person: "Person", role: "Role", may: "Access", joined: "Joined" },
  you: "You",
  roles: { owner: "Owner", admin: "Admin", billing: "Billing", member: "Member", viewer: "Viewer" },
  may: {
    owner: "Everything, payment included",
    admin: "Settings, API keys and activity",
    billing: "Plan, invoices and activity",
    member: "Usage, and a look at API keys",
    viewer: "Usage and plan, to look at",
  },
};
