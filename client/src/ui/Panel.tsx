import { type ReactNode, type Ref, useEffect, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { useEscape } from "./escape";
import { DrawerParts, Popover } from "./overlays";
import styles from "./Panel.module.css";
import { usePhone } from "./usePhone";

interface Props {
  /** Read aloud, and shown on the phone. */
  title: string;
  /** What it belongs to. */
  button: HTMLElement;
  width: number;
  /** On the phone beside the title. */
  aside?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Something to set up beside its button; on the phone it comes up from below. */
export function Panel({ title, button, width, aside, onClose, children }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  useEscape(true, onClose);
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
      <DrawerParts.Root
        opened
        onClose={onClose}
        closeOnEscape={false}
        position="bottom"
        size="auto"
        transitionProps={{ duration: 120 }}
      >
        <DrawerParts.Overlay color="var(--w-scrim)" backgroundOpacity={1} />
        <DrawerParts.Content style={{ maxHeight: "85dvh" }}>
          <DrawerParts.Header>
            <DrawerParts.Title>{title}</DrawerParts.Title>
            <div className={styles.aside}>{aside}</div>
            <DrawerParts.CloseButton ml={0} aria-label={t("common.close")} />
          </DrawerParts.Header>
          <DrawerParts.Body>{children}</DrawerParts.Body>
        </DrawerParts.Content>
      </DrawerParts.Root>
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
      closeOnEscape={false}
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
