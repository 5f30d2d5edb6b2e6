export const members = {
  title: "Members",
  description: (count: number, seats: string) => (count === 1 ? `1 member; the plan includes ${seats}.` : `${count} members; the plan includes ${seats}.`),
  columns: { person: "Person", role: "Role", may: "Access", joined: "Joined" },
  you: "You",
  roles: { owner: "Owner", admin: "Admin", billing: "Billing", member: "Member", viewer: "Viewer" },
  may: {
    owner: "Everything, payment included",
    admin: "Settings and API keys",
    billing: "Plan and invoices",
    member: "API keys and usage",
    viewer: "Look, change nothing",
  },
};
