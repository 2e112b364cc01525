import { type ReactNode, type Ref, useEffect, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { Drawer, Popover } from "./overlays";
import { usePhone } from "./usePhone";

interface Props {
  /** Read aloud, and shown on the phone. */
  title: string;
  /** What it belongs to. */
  button: HTMLElement;
  width: number;
  onClose: () => void;
  children: ReactNode;
}

/** Something to set up beside its button; on the phone it comes up from below. */
export function Panel({ title, button, width, onClose, children }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  useEffect(() => {
    // lists of fields within lie in places of their own, so a click there is not one outside
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest("[data-portal]") === null && !button.contains(target)) onClose();
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, [button, onClose]);
  if (phone) {
    return (
      <Drawer
        opened
        onClose={onClose}
        position="bottom"
        size="auto"
        title={title}
        closeButtonProps={{ "aria-label": t("common.close") }}
        styles={{ content: { maxHeight: "85dvh" } }}
      >
        {children}
      </Drawer>
    );
  }
  return (
    <Popover
      opened
      onChange={(opened) => {
        if (!opened) onClose();
      }}
      position="bottom-start"
      width={width}
      trapFocus
      returnFocus
      withinPortal
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <Anchor element={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>{children}</Popover.Dropdown>
    </Popover>
  );
}

/** Stands for the button, which is drawn elsewhere: hands its element to whoever wants to know where it is. */
function Anchor({ ref, element }: { ref?: Ref<HTMLElement>; element: HTMLElement }) {
  useLayoutEffect(() => {
    if (typeof ref === "function") ref(element);
    else if (ref) ref.current = element;
  }, [ref, element]);
  return null;
}
