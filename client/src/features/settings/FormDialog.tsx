import type { ReactNode } from "react";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import styles from "./settings.module.css";

interface Props {
  title: string;
  size: number;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A long form over the page: all of the phone's window, and a click beside it throws nothing away. */
export function FormDialog({ title, size, onSubmit, onClose, children }: Props) {
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      padding="lg"
      fullScreen={phone}
      closeOnClickOutside={false}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Modal>
  );
}
