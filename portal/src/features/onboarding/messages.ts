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

export const firstSteps = {
  title: "First steps",
  description: "From nothing to your first counted call takes about two minutes.",
  progress: (done: number, all: number) => `${done} of ${all} done`,
  done: "Done",
  verified: { title: "Verify your e-mail address", body: "You are in." },
  key: {
    title: "Create an API key",
    body: "Your programs call the API with it. It is shown once, with a curl line beside it that is ready to run.",
    action: "Create API key",
    made: "Your key stands under API keys.",
    ask: "Your programs call the API with it. An owner or an admin of this organisation can create one.",
  },
  call: {
    title: "Make your first call",
    body: "Run this in a terminal, with your key in its place. This page notices the call within seconds.",
    waiting: "Waiting for your first call…",
    label: "Your first call",
    placeholder: "YOUR_API_KEY",
    lost: "No key at hand? Create another",
  },
  finished: {
    title: "You are set up",
    body: "Calls are counted as they come. Next, see what else the API does, or choose the plan that follows the trial.",
    docs: "Read the API documentation",
    plans: "Compare plans",
  },
};
