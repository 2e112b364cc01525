import { ActionIcon, type ActionIconProps } from "@mantine/core";
import type { ComponentPropsWithRef, ReactNode } from "react";

type Props = Omit<ActionIconProps, "aria-label"> &
  Omit<ComponentPropsWithRef<"button">, keyof ActionIconProps | "aria-label"> & {
    /** Read aloud and shown on hover. */
    label: string;
    children: ReactNode;
  };

/** A button that shows only an icon. It always has a name. */
export function IconButton({ label, children, ...rest }: Props) {
  return (
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} title={label} {...rest}>
      {children}
    </ActionIcon>
  );
}
