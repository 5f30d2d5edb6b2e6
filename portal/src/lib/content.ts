/** The shapes of a site's words for its public pages. Each site fills them; the pages lay them out. */

export interface CodeSample {
  /** What stands in the frame's corner: a file name, a command's purpose. */
  label: string;
  /** `{origin}` becomes the site's own address, so that what is pasted works. */
  code: string;
}

export interface Feature {
  title: string;
  body: string;
  /** Which picture stands beside it; without one it is words only. */
  picture?: "call" | "key" | "usage" | "activity" | "refusal" | "roles";
}

export interface Step {
  title: string;
  body: string;
  sample: CodeSample;
}

export interface Question {
  question: string;
  answer: string;
}

export interface HomeContent {
  title: string;
  description: string;
  hero: { kicker: string; heading: string; body: string; note: string };
  features: { heading: string; body: string; items: Feature[] };
  steps: { heading: string; body: string; items: Step[] };
  custody: { heading: string; body: string; items: Feature[] };
  questions: { heading: string; items: Question[] };
  closing: { heading: string; body: string };
}

export interface PricingContent {
  title: string;
  description: string;
  heading: string;
  body: string;
  inEveryPlan: { heading: string; items: string[] };
  questions: { heading: string; items: Question[] };
}

export interface LegalContent {
  title: string;
  description: string;
  updated: string;
  introduction: string;
  sections: { heading: string; paragraphs: string[] }[];
}
