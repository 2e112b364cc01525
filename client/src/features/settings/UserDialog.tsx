import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { EditUserForm } from "./EditUserForm";
import { NewUserForm } from "./NewUserForm";
import { Leaving } from "./organisation/Leaving";

/** Somebody new, or somebody who is here already. */
export function UserDialog({ user, onClose }: { user: User | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [once, setOnce] = useState(false);
  const [leaving, setLeaving] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        user === undefined
          ? t("settings.newUser")
          : leaving
            ? t("settings.deactivateTitle", { name: user.name })
            : user.name
      }
      size={520}
      padding="lg"
      fullScreen={phone}
      once={once}
    >
      {user === undefined ? (
        <NewUserForm onAdmitted={() => setOnce(true)} onClose={onClose} />
      ) : leaving ? (
        <Leaving user={user} onBack={() => setLeaving(false)} onDone={onClose} />
      ) : (
        <EditUserForm user={user} onLeave={() => setLeaving(true)} onClose={onClose} />
      )}
    </Modal>
  );
}
