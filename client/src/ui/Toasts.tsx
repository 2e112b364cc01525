import { CloseButton, UnstyledButton } from "@mantine/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Toasts.module.css";
import { currentToasts, dismissToast, subscribeToasts, type Toast } from "./toasts";

/** The messages on the screen; read aloud as they come. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <section className={styles.stack} aria-label={t("common.notifications")} aria-live="polite" aria-atomic="false">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.lasts);
    return () => clearTimeout(timer);
  }, [toast.id, toast.lasts, held]);

  return (
    <div
      className={styles.toast}
      data-tone={toast.tone}
      role={toast.tone === "error" ? "alert" : undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.message}>{toast.message}</span>
      {toast.action && (
        <UnstyledButton
          className={styles.action}
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </UnstyledButton>
      )}
      <CloseButton
        size="sm"
        aria-label={t("common.close")}
        className={styles.close}
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  );
}
