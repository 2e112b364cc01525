import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Select, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { FormProblem } from "@/ui/FormProblem";
import styles from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { openRole, type RoleLine } from "./api";

interface Props {
  roles: RoleLine[];
  /** @param opened number of the new role */
  onClose: (opened?: number) => void;
}

/** A role begins as a copy of another one, or with nothing. */
export function NewRole({ roles, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [copyOf, setCopyOf] = useState<string | null>(
    String(roles.find((role) => role.code === "MANAGER")?.id ?? "") || null,
  );
  const open = useOnce(useSettingsChange(openRole, (role) => onClose(role.id)));
  const errors = fieldTexts(t, open.error);
  return (
    <Modal opened onClose={() => onClose()} title={t("organisation.newRole")} size={440} padding="lg">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate({ name, ...(copyOf !== null && { copyOf: Number(copyOf) }) });
        }}
      >
        <TextInput
          label={t("organisation.roleName")}
          value={name}
          error={errors["name"]}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("organisation.copyOf")}
          data={roles.map((role) => ({ value: String(role.id), label: role.name }))}
          value={copyOf}
          placeholder={t("organisation.nothing")}
          clearable
          onChange={setCopyOf}
        />
        <FormProblem error={open.error} />
        <div className={`${styles.buttons} ${styles.end}`}>
          <Button type="submit" loading={open.isPending}>
            {t("common.create")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
