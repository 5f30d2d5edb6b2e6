"use client";

import { useEffect, useState } from "react";

import { rememberMe } from "../../lib/auth.browser";
import { CheckBox } from "./check-box";
import { accounts } from "./messages";

/** Holds for whichever way in is taken from this page; unticked anew at each visit. */
export function RememberMe() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => rememberMe(wanted), [wanted]);
  return <CheckBox label={accounts.signIn.remember} value={wanted} onChange={setWanted} />;
}
