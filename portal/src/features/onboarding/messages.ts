export const onboarding = {
  preparing: "Setting up your organisation",
  title: (organisation: string) => `Welcome to ${organisation}`,
  trial: (until: string) => `Your Professional trial runs until ${until}. No card is on file, so it simply ends; you keep the free plan and everything you made.`,
  noTrial: "Your organisation is ready.",
  stepsTitle: "Two minutes to your first call",
  steps: [
    { title: "Create an API key", body: "It is shown once; copy it to where your program reads it." },
    { title: "Make a call", body: "A curl line with your key in it stands beside the key." },
    { title: "See it counted", body: "The dashboard shows the call within seconds." },
  ],
  createKey: "Create an API key",
  choosePlan: "Continue with the plan you chose",
  dashboard: "Go to the dashboard",
  failed: "Your organisation could not be set up.",
  tryAgain: "Try again",
};
