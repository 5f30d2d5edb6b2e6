/** A link that looks like HeroUI's button; it needs no script. */
import { buttonVariants, type ButtonVariants } from "@heroui/styles/components/button";
import Link from "next/link";
import type { ComponentProps } from "react";

type ButtonLinkProps = ComponentProps<typeof Link> & Pick<ButtonVariants, "variant" | "size" | "fullWidth">;

export function ButtonLink({ variant, size, fullWidth, className, ...props }: ButtonLinkProps) {
  return <Link {...props} className={buttonVariants({ variant, size, fullWidth, className })} />;
}

/** The same for an address that may be Django's, such as `/console/`: a full load, and the address as it is. */
export function ButtonAnchor({ variant, size, fullWidth, className, ...props }: ComponentProps<"a"> & Pick<ButtonLinkProps, "variant" | "size" | "fullWidth">) {
  return <a {...props} className={buttonVariants({ variant, size, fullWidth, className })} />;
}
