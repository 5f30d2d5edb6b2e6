/** The plan in force, what comes next, and where to change it. */
import { ButtonLink } from "../../ui/button-link";
import { Section } from "../../ui/section";
import { StatusChip } from "../../ui/status-chip";
import { billing } from "./messages";
import { nextOf, stateOf, type Plan, type Subscription } from "./plan-state";

const words = billing.plan;

interface PlanCardProps {
  organisation: string;
  subscription: Subscription;
  plans: Plan[];
  timeZone: string;
  at: Date;
  /** On the billing page itself there is no link to it. */
  detailsLink?: boolean;
}

export function PlanCard({ organisation, subscription, plans, timeZone, at, detailsLink = false }: PlanCardProps) {
  const state = stateOf(subscription);
  const paid = subscription.source === "subscription";
  return (
    <Section title={words.title} action={<StatusChip tone={state.tone}>{state.label}</StatusChip>}>
      <p className="text-3xl font-semibold tracking-tight">
        {subscription.plan.name}
        {subscription.interval && (
          <span className="ml-2 text-base font-normal tracking-normal text-muted">{billing.intervals[subscription.interval].toLowerCase()}</span>
        )}
      </p>
      <p className="mt-3 text-sm text-pretty text-muted">{nextOf({ subscription, plans, timeZone, at })}</p>
      <div className="mt-5 flex flex-wrap gap-2">
        <ButtonLink size="sm" variant={paid ? "secondary" : "primary"} href={`/${organisation}/plans`}>
          {paid ? words.compare : words.choose}
        </ButtonLink>
        {detailsLink && (
          <ButtonLink size="sm" variant="ghost" href={`/${organisation}/billing`}>{words.details}</ButtonLink>
        )}
      </div>
    </Section>
  );
}
