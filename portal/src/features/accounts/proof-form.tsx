"use client";

/** By password, by an authenticator app, by a passkey, or, where there is no password, by a mailed code. */
import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { Fingerprint } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";

import { proveCodeOfApp, proveMailedCode, provePassword, requestProofCode, type AuthOutcome } from "../../lib/auth.browser";
import { proveWithPasskey } from "../../lib/factors.browser";
import { FormField } from "../../ui/form-field";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { accounts } from "./messages";
import { proofWays, type ProofWay } from "./proof-ways";
import { passwordError, useAuthForm } from "./use-auth-form";

const words = accounts.proof;
const SWITCH: Record<ProofWay, string> = { password: words.usePassword, app: words.useApp, passkey: words.usePasskey, mail: words.sendCode };

interface ProofFormProps {
  onProven: () => void;
  onCancel: () => void;
}

export function ProofForm({ onProven, onCancel }: ProofFormProps) {
  const [ways, setWays] = useState<ProofWay[] | null>(null);
  const [chosen, setChosen] = useState<ProofWay | null>(null);
  const way = chosen ?? ways?.[0] ?? null;

  useEffect(() => {
    let isHere = true;
    void proofWays().then((found) => isHere && setWays(found));
    return () => {
      isHere = false;
    };
  }, []);

  const others = ways?.filter((one) => one !== way) ?? [];
  const switches = others.length > 0 && (
    <ul className="space-y-2 text-sm">
      {others.map((one) => (
        <li key={one}>
          <button type="button" className="rounded text-link underline underline-offset-4" onClick={() => setChosen(one)}>{SWITCH[one]}</button>
        </li>
      ))}
    </ul>
  );
  const shared = { onProven, onCancel, switches };
  return (
    <>
      <Modal.Header>
        <Modal.Heading className="text-lg">{words.title}</Modal.Heading>
      </Modal.Header>
      {way === null && <Empty isLoading={ways === null} onCancel={onCancel} />}
      {way === "password" && <ByPassword {...shared} />}
      {way === "app" && <ByCode key="app" label={words.appCode} send={proveCodeOfApp} {...shared} />}
      {way === "passkey" && <ByPasskey {...shared} />}
      {way === "mail" && <ByMail {...shared} />}
    </>
  );
}

interface WayProps extends ProofFormProps {
  switches: ReactNode;
}

function Empty({ isLoading, onCancel }: { isLoading: boolean; onCancel: () => void }) {
  return (
    <>
      <Modal.Body className="min-h-24 pt-3">{isLoading ? <p>{words.body}</p> : <ProblemAlert problem={words.failed} />}</Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>{words.cancel}</Button>
      </Modal.Footer>
    </>
  );
}

function ByPassword({ onProven, onCancel, switches }: WayProps) {
  const { field, problem, busy, formProps } = useAuthForm({ password: "" }, {
    check: ({ password }) => passwordError(password),
    send: ({ password }) => provePassword(password),
    accepted: onProven,
  });
  return (
    <form {...formProps}>
      <Modal.Body className="space-y-5 pt-3">
        <p>{words.body}</p>
        <ProblemAlert problem={problem} />
        <PasswordField {...field("password")} label={accounts.fields.currentPassword} autoComplete="current-password" autoFocus isRequired />
        {switches}
      </Modal.Body>
      <Buttons busy={busy} onCancel={onCancel} />
    </form>
  );
}

interface ByCodeProps extends WayProps {
  label: string;
  intro?: ReactNode;
  send: (code: string) => Promise<AuthOutcome>;
}

function ByCode({ label, intro, send, onProven, onCancel, switches }: ByCodeProps) {
  const { field, problem, busy, formProps } = useAuthForm({ code: "" }, {
    check: ({ code }): Record<string, string> => (code.trim() ? {} : { code: words.codeMissing }),
    send: ({ code }) => send(code.trim()),
    accepted: onProven,
  });
  return (
    <form {...formProps}>
      <Modal.Body className="space-y-5 pt-3">
        {intro ?? <p>{words.body}</p>}
        <ProblemAlert problem={problem} />
        <FormField {...field("code")} label={label} autoComplete="one-time-code" autoFocus isRequired input={{ maxLength: 40, spellCheck: false }} />
        {switches}
      </Modal.Body>
      <Buttons busy={busy} onCancel={onCancel} />
    </form>
  );
}

function ByMail(props: WayProps) {
  const [isSent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    setBusy(true);
    setProblem(null);
    const outcome = await requestProofCode();
    setBusy(false);
    if (outcome.kind === "refused") setProblem(outcome.isLimited ? accounts.byCode.tooSoon : outcome.form);
    else setSent(true);
  }

  const intro = (
    <>
      <p>{words.byMailBody}</p>
      <ProblemAlert problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="secondary" onPress={send} isPending={busy}>{isSent ? words.sendAgain : words.sendCode}</Button>
        <p role="status" className="text-sm text-success">{isSent && words.sent}</p>
      </div>
    </>
  );
  return <ByCode label={words.mailCode} intro={intro} send={proveMailedCode} {...props} />;
}

function ByPasskey({ onProven, onCancel, switches }: WayProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function use() {
    setBusy(true);
    setProblem(null);
    const outcome = await proveWithPasskey();
    setBusy(false);
    if (outcome.kind === "refused") setProblem(outcome.form);
    else onProven();
  }

  return (
    <>
      <Modal.Body className="space-y-5 pt-3">
        <p>{words.body}</p>
        <ProblemAlert problem={problem} />
        {switches}
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>{words.cancel}</Button>
        <Button onPress={use} isPending={busy}>
          <Fingerprint className="size-4" aria-hidden="true" />
          {words.usePasskey}
        </Button>
      </Modal.Footer>
    </>
  );
}

function Buttons({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  return (
    <Modal.Footer>
      <Button variant="tertiary" onPress={onCancel}>{words.cancel}</Button>
      <Button type="submit" isPending={busy}>{words.confirm}</Button>
    </Modal.Footer>
  );
}
