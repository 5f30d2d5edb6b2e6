import type { Metadata } from "next";

import { ForgotForm } from "../../features/accounts/forgot-form";
import { accounts } from "../../features/accounts/messages";

export const metadata: Metadata = { title: accounts.forgot.title };

export default function ForgotPage() {
  return <ForgotForm />;
}
