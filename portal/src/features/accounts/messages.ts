export const accounts = {
  userMenu: { label: "Your account", account: "Account", console: "Staff console", signOut: "Sign out" },
};
