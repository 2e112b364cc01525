import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import styles from "./Question.module.css";

interface Props {
  opened: boolean;
  title: string;
  text: string;
  /** What the button says that does it, and the one that leaves things as they are. */
  yes: string;
  no: string;
  pending: boolean;
  /** Why the last attempt failed. */
  error: Error | null;
  onYes: () => void;
  onClose: () => void;
}

/** Asks before a step that concerns everybody's leads. */
export function Question({ opened, title, text, yes, no, pending, error, onYes, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <p className={styles.question}>{text}</p>
      {error !== null && (
        <Alert color="red" role="alert" mb="md">
          {problemText(t, error)}
        </Alert>
      )}
      <div className={styles.answers}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {no}
        </Button>
        <Button color="red" loading={pending} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Modal>
  );
}
