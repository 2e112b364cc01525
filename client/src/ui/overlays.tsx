import { Drawer as MantineDrawer, type DrawerProps, Modal as MantineModal, type ModalProps } from "@mantine/core";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/Drawer.css";
import { useTranslation } from "react-i18next";
import { useEscape } from "./escape";

/** What lies above the page; loaded when it is first opened. */
export { Drawer as DrawerParts, Popover } from "@mantine/core";

/** A card over the page. */
export function Drawer(props: DrawerProps) {
  useEscape(props.opened, props.onClose);
  return <MantineDrawer {...props} closeOnEscape={false} />;
}

interface Props extends ModalProps {
  /** What it shows is never shown again: only a button within may close it. */
  once?: boolean;
}

/** A dialog; its button to close has a name for those who listen. */
export function Modal({ once = false, closeOnEscape = !once, ...props }: Props) {
  const { t } = useTranslation();
  useEscape(props.opened, closeOnEscape ? props.onClose : undefined);
  return (
    <MantineModal
      closeButtonProps={{ "aria-label": t("common.close") }}
      {...props}
      closeOnEscape={false}
      {...(once && { closeOnClickOutside: false, withCloseButton: false })}
    />
  );
}
