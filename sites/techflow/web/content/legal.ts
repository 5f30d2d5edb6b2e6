/** TechFlow's terms and privacy notice, in words that can be read. */
import type { LegalContent } from "@orchestrator/portal/lib/content";

const UPDATED = "22 November 2026";

export const terms: LegalContent = {
  title: "Terms of service",
  description: "What you may expect from TechFlow, and what TechFlow expects from you.",
  updated: UPDATED,
  introduction: "These terms are between your organisation and TechFlow Solutions, Singapore. By creating an account you accept them.",
  sections: [
    {
      heading: "The service",
      paragraphs: [
        "TechFlow stores business records that you send through its API and returns them to you. Each plan allows a number of calls a month, requests an hour and users; the pricing page is part of these terms.",
        "We may change the service. A change that breaks the API is announced on its documentation page at least 90 days before.",
      ],
    },
    {
      heading: "Your account and your keys",
      paragraphs: [
        "Keep passwords and API keys to yourself, and revoke a key that may have leaked. What is done with your key counts as done by you until you revoke it.",
        "Do not use the service to break the law, to attack it or others, or to store what you have no right to store.",
      ],
    },
    {
      heading: "Paying",
      paragraphs: [
        "A new organisation has 14 days of the Professional plan without charge. Paid plans are billed in Singapore dollars at the start of each month or year and renew until you cancel. A cancelled plan runs to the end of the period that was paid.",
        "When a trial or a plan ends, your organisation continues on Free and nothing is deleted.",
      ],
    },
    {
      heading: "Your records",
      paragraphs: [
        "They are yours. We read them only to run the service, when you ask us for help with them, or when the law compels us.",
      ],
    },
    {
      heading: "Liability and law",
      paragraphs: [
        "We run the service with care but cannot promise that it never fails. As far as the law allows, our liability is limited to what you paid in the twelve months before the event.",
        "These terms are under the law of Singapore, and its courts decide.",
      ],
    },
  ],
};

export const privacy: LegalContent = {
  title: "Privacy notice",
  description: "Which personal data TechFlow holds, why, for how long, and what you can ask for under Singapore's PDPA.",
  updated: UPDATED,
  introduction: "This notice says what personal data TechFlow Solutions holds and what you can ask of us under Singapore's Personal Data Protection Act 2012.",
  sections: [
    {
      heading: "What we hold, and why",
      paragraphs: [
        "Your name, if you give it, and your e-mail address: to sign you in and to write to you about your account. Your password, as a bcrypt hash that we cannot turn back.",
        "What you do in the portal and the console, with the time and the network address: to show your organisation its activity, and to find misuse.",
        "Calls to the API, with path, status and key: to show usage and to enforce limits. The bodies of your records are yours; if they name people, you are responsible for that data and we keep it on your behalf.",
      ],
    },
    {
      heading: "Who else sees it",
      paragraphs: [
        "Stripe, when you pay: it receives your address and card details on its own page. The mail provider that carries our messages. Nobody buys it, and there is no advertising or foreign analytics on this site.",
      ],
    },
    {
      heading: "Cookies",
      paragraphs: [
        "One for your session and one that protects forms from forgery, set when you sign up or in. Your choice of light or dark stays in your browser. There are no others, so there is no banner.",
      ],
    },
    {
      heading: "How long",
      paragraphs: [
        "Account data until you ask us to delete the account. Single API calls for 40 days, afterwards only their number by day. Invoices and the activity list for as long as the law on business records asks.",
      ],
    },
    {
      heading: "What you can ask for",
      paragraphs: [
        "A copy of your data, its correction, its deletion, or that we stop using it. Write to support@techflow.example; we answer within 30 days. If you are not satisfied, you can turn to the Personal Data Protection Commission.",
      ],
    },
  ],
};
