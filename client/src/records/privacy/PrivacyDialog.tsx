import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOf, api } from "@/lib/api/client";
import type { Kind } from "@/lib/kinds";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import styles from "./PrivacyDialog.module.css";

interface Props {
  kind: Kind;
  id: number;
  name: string;
  onClose: () => void;
  /** The person is gone, and with them the card. */
  onErased: () => void;
}

/** What a person may ask for: everything that is kept about them, and being erased everywhere. */
export function PrivacyDialog({ kind, id, name, onClose, onErased }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState("");
  const erase = useMutation({
    mutationFn: () => api.post(`/${kind}/${id}/erasure`, { name: typed }),
    async onSuccess() {
      toast(t("privacy.erased"));
      onErased();
      await queryClient.invalidateQueries();
    },
  });
  const errors = fieldTexts(t, erase.error);
  return (
    <Modal opened onClose={onClose} title={t("privacy.title")} size={560} padding="lg" fullScreen={phone}>
      <section className={styles.part} aria-labelledby="privacy-export">
        <h3 id="privacy-export" className={styles.heading}>
          {t("privacy.export")}
        </h3>
        <p className={styles.text}>{t("privacy.exportText")}</p>
        <div>
          <Button
            component="a"
            href={addressOf(`/${kind}/${id}/personal-data`)}
            download
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} />}
          >
            {t("privacy.download")}
          </Button>
        </div>
      </section>
      <form
        className={styles.part}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          erase.mutate();
        }}
      >
        <h3 className={styles.heading}>{t("privacy.erase")}</h3>
        <p className={styles.text}>{t("privacy.eraseText")}</p>
        <ul className={styles.list}>
          <li>{t("privacy.goes")}</li>
          <li>{t("privacy.stays")}</li>
          <li>{t("privacy.backups")}</li>
        </ul>
        <TextInput
          label={t("privacy.typeName", { name })}
          autoComplete="off"
          value={typed}
          error={errors["name"] && t("privacy.otherName")}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormProblem error={erase.error} />
        <DialogFoot onCancel={onClose}>
          <Button type="submit" color="red" loading={erase.isPending} disabled={typed.trim() === ""}>
            {t("privacy.eraseNow")}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}
