export const organisations = {
  switcher: "Organisation",
  navigation: {
    dashboard: "Dashboard",
    apiKeys: "API keys",
    billing: "Billing",
    plans: "Plans",
    members: "Members",
    activity: "Activity",
    settings: "Settings",
  },
  roles: { owner: "Owner", admin: "Admin", billing: "Billing", member: "Member", viewer: "Viewer" },
};
