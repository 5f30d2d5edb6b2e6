/** The frame of a person's own pages. */
export const account = {
  navigationLabel: "Your account",
  securityDescription: "How you show that it is you.",
  pages: { profile: "Profile", security: "Security", sessions: "Sessions", connections: "Connections", delete: "Delete account" },
};
