"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";

import { changePassword } from "../../lib/auth.browser";
import { PasswordField } from "../../ui/password-field";
import { ProblemAlert } from "../../ui/problem-alert";
import { Section } from "../../ui/section";
import { CheckBox } from "./check-box";
import { accounts } from "./messages";
import { PasswordRules } from "./password-rules";
import { newPasswordError, useAuthForm } from "./use-auth-form";

const words = accounts.changePassword;
const EMPTY = { current_password: "", new_password: "", revoke_keys: "" };

/** Whoever came by a provider or by mail has no password yet: they choose a first one. */
export function ChangePassword({ hasPassword }: { hasPassword: boolean }) {
  const [changed, setChanged] = useState(0);
  const asks = hasPassword || changed > 0;
  return (
    <Section title={words.title} description={asks ? words.body : words.firstBody}>
      <Fields key={changed} asks={asks} wasChanged={changed > 0} onChanged={() => setChanged((times) => times + 1)} />
    </Section>
  );
}

interface FieldsProps {
  /** For the password in use. */
  asks: boolean;
  wasChanged: boolean;
  onChanged: () => void;
}

/** Mounted anew after a change, so that no password stays in the page. */
function Fields({ asks, wasChanged, onChanged }: FieldsProps) {
  const { values, field, problem, busy, formProps } = useAuthForm(EMPTY, {
    check: ({ current_password, new_password }) => ({
      ...(asks && !current_password && { current_password: words.currentMissing }),
      ...newPasswordError(new_password, "new_password"),
    }),
    send: ({ revoke_keys, ...passwords }) => changePassword({ ...passwords, revoke_keys: revoke_keys === "yes" }),
    accepted: onChanged,
  });

  return (
    <form {...formProps} className="max-w-md space-y-5">
      <ProblemAlert problem={problem} />
      {asks && <PasswordField {...field("current_password")} label={accounts.fields.currentPassword} autoComplete="current-password" isRequired />}
      <div className="space-y-2.5">
        <PasswordField {...field("new_password")} label={accounts.fields.newPassword} autoComplete="new-password" isRequired />
        <PasswordRules password={values.new_password} />
      </div>
      <CheckBox
        label={words.revokeKeys}
        hint={words.revokeKeysHint}
        value={values.revoke_keys === "yes"}
        onChange={(wanted) => field("revoke_keys").onChange(wanted ? "yes" : "")}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" isPending={busy}>{asks ? words.submit : words.firstSubmit}</Button>
        <p role="status" className="text-sm text-success">{wasChanged && words.changed}</p>
      </div>
    </form>
  );
}
