/** Around the pages of signing up, in and out. */
import type { Metadata } from "next";
import type { ReactNode } from "react";

import { AuthFrame } from "../../features/accounts/auth-frame";
import { Providers } from "../../ui/providers";

export const metadata: Metadata = { robots: { index: false } };

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <AuthFrame>{children}</AuthFrame>
    </Providers>
  );
}
