export const audit = {
  title: "Activity",
  description: (zone: string) => `Who did what in this organisation, newest first. Times in ${zone}.`,
  system: "The system",
  more: "Load earlier activity",
  end: "This is where it began.",
  emptyTitle: "Nothing has happened yet",
  emptyBody: "Keys created, plans started, invoices paid: each of them is noted here. Create an API key to begin.",
  emptyAction: "Create an API key",
  hiddenTitle: "Your role does not show the activity",
  hiddenBody: "Ask an owner of this organisation if you need to know who did what.",
  recent: { title: "Recent activity", all: "See all", empty: "Nothing has happened yet." },
};
