import type { Metadata } from "next";

import { CheckMail } from "../../features/accounts/check-mail";
import { accounts } from "../../features/accounts/messages";

export const metadata: Metadata = { title: accounts.checkMail.title };

export default function CheckMailPage() {
  return <CheckMail />;
}
