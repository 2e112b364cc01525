import {
  type KeyboardEvent,
  lazy,
  type ReactElement,
  type ReactNode,
  type RefCallback,
  Suspense,
  useState,
} from "react";

/** One line of a menu. */
export interface DropdownItem {
  key: string | number;
  label: ReactNode;
  icon?: ReactNode;
  right?: ReactNode;
  run: () => void;
  /** One of several that may be on. */
  checked?: boolean | undefined;
  /** One of several of which exactly one is on. */
  taken?: boolean | undefined;
  danger?: boolean;
  disabled?: boolean;
  /** Small, below: why it cannot be chosen. */
  hint?: string | undefined;
}

export type DropdownPart = DropdownItem | { key: string; heading: ReactNode } | { key: string; divider: true };

export type DropdownPosition = "bottom-start" | "bottom-end" | "top-start" | "top-end";

/** What the button of a menu must be given. */
export interface DropdownTrigger {
  ref: RefCallback<HTMLButtonElement>;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
}

export interface DropdownProps {
  /** Read aloud for the menu. */
  label: string;
  parts: DropdownPart[];
  position?: DropdownPosition;
  width?: number;
  /** Stays open after a choice: for several ticks. */
  keepOpen?: boolean;
  children: (trigger: DropdownTrigger) => ReactElement;
}

const load = () => import("./DropdownMenu");
const DropdownMenu = lazy(() => load().then((m) => ({ default: m.DropdownMenu })));

/**
 * A button with a menu. The menu itself is heavy and loaded when somebody comes near the button, so that screens
 * are there sooner.
 */
export function Dropdown({ children, ...menu }: DropdownProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  const prepare = () => void load();
  return (
    <>
      {children({
        ref: setButton,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onClick: () => setOpen(!open),
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        },
        onPointerEnter: prepare,
        onFocus: prepare,
      })}
      {open && button && (
        <Suspense>
          <DropdownMenu {...menu} button={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
