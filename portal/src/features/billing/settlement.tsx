"use client";

/** The page that a payer returns to: it settles by itself, may be reloaded, and never starts another checkout. */
import { Button } from "@heroui/react/button";
import { Spinner } from "@heroui/react/spinner";
import { CircleCheck, CircleHelp, CircleX, Clock, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { ApiError } from "../../lib/problems";
import { ButtonLink } from "../../ui/button-link";
import { billing } from "./messages";
import { InForce } from "./in-force";
import { useSettlement } from "./use-settlement";

const words = billing.settlement;

interface SettlementProps {
  organisation: { slug: string; name: string; time_zone: string };
  /** Stripe's id of the checkout, as it stands in the address. */
  session: string;
}

export function Settlement({ organisation, session }: SettlementProps) {
  const { data, error, isWaiting, checkAgain, isFetching } = useSettlement(organisation.slug, session);
  const { slug } = organisation;

  if (data?.status === "settled") {
    return (
      <Outcome icon={CircleCheck} tone="text-success" title={words.settledTitle(data.subscription.plan.name)} actions={<Onward slug={slug} />}>
        {words.settledBody(organisation.name)}
        <InForce subscription={data.subscription} timeZone={organisation.time_zone} />
      </Outcome>
    );
  }
  if (data?.status === "expired") {
    return (
      <Outcome icon={CircleX} tone="text-muted" title={words.expiredTitle} actions={<ToPlans slug={slug} />}>
        {words.expiredBody}
      </Outcome>
    );
  }
  if (isWaiting) return <Confirming />;
  if (error instanceof ApiError && error.status < 500) return <Refused error={error} slug={slug} />;
  return (
    <Outcome icon={Clock} tone="text-warning" title={words.slowTitle} actions={<Button onPress={checkAgain} isPending={isFetching}>{words.again}</Button>}>
      {words.slowBody}
    </Outcome>
  );
}

/** Also what stands in the page's place when the address names no checkout. */
export function UnknownCheckout({ slug }: { slug: string }) {
  return (
    <Outcome icon={CircleHelp} tone="text-muted" title={words.unknownTitle} actions={<ToBilling slug={slug} />}>
      {words.unknownBody}
    </Outcome>
  );
}

function Refused({ error, slug }: { error: ApiError; slug: string }) {
  if (error.status === 404 || error.status === 400) return <UnknownCheckout slug={slug} />;
  return (
    <Outcome icon={TriangleAlert} tone="text-danger" title={words.refusedTitle} actions={<ToBilling slug={slug} />}>
      {error.problem.detail}
    </Outcome>
  );
}

function Confirming() {
  return (
    <div role="status" className="mx-auto flex max-w-lg flex-col items-center py-16 text-center">
      <Spinner size="lg" aria-hidden="true" />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight text-balance">{words.confirming}</h1>
      <p className="mt-2 text-pretty text-muted">{words.confirmingBody}</p>
    </div>
  );
}

interface OutcomeProps {
  icon: LucideIcon;
  tone: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

function Outcome({ icon: Icon, tone, title, children, actions }: OutcomeProps) {
  return (
    <div role="status" className="mx-auto flex max-w-lg flex-col items-center py-12 text-center">
      <Icon className={`size-12 ${tone}`} strokeWidth={1.5} aria-hidden="true" />
      <h1 className="mt-5 text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      <div className="mt-2 w-full text-pretty text-muted">{children}</div>
      <div className="mt-8 flex flex-wrap justify-center gap-3">{actions}</div>
    </div>
  );
}

function Onward({ slug }: { slug: string }) {
  return (
    <>
      <ButtonLink href={`/${slug}`}>{words.toDashboard}</ButtonLink>
      <ToBilling slug={slug} />
    </>
  );
}

const ToBilling = ({ slug }: { slug: string }) => <ButtonLink variant="secondary" href={`/${slug}/billing`}>{words.toBilling}</ButtonLink>;

const ToPlans = ({ slug }: { slug: string }) => <ButtonLink href={`/${slug}/plans`}>{words.toPlans}</ButtonLink>;
