/** The frame of a person's own pages. */
export const account = {
  navigationLabel: "Your account",
  pages: { profile: "Profile", security: "Security", sessions: "Sessions", connections: "Connections", delete: "Delete account" },
};
