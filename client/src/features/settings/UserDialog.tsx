import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { Modal } from "@/ui/overlays";
import { usePhone } from "@/ui/usePhone";
import { EditUserForm } from "./EditUserForm";
import { NewUserForm } from "./NewUserForm";

/** Somebody new, or somebody who is here already. */
export function UserDialog({ user, onClose }: { user: User | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={user === undefined ? t("settings.newUser") : user.name}
      size={520}
      padding="lg"
      fullScreen={phone}
    >
      {user === undefined ? <NewUserForm onClose={onClose} /> : <EditUserForm user={user} onClose={onClose} />}
    </Modal>
  );
}
