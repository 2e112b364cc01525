import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { MultiSelect, Select, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { FormProblem } from "@/ui/FormProblem";
import styles from "../settings.module.css";
import { rolesQuery } from "../usersApi";
import { useSettingsChange } from "../useSettingsChange";
import { changeDepartment, deleteDepartment, type Department, type DepartmentDraft, openDepartment } from "./api";
import { fits, placed } from "./tree";

interface Props {
  department: Department | undefined;
  departments: Department[];
  onClose: () => void;
}

/** Name, place, head, people and roles of a department. */
export function DepartmentDialog({ department, departments, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const roles = useQuery(rolesQuery).data ?? [];
  const people = useUsers().map((user) => ({ value: String(user.id), label: user.name }));
  const [draft, setDraft] = useState<DepartmentDraft>(() => ({
    name: department?.name ?? "",
    parentId:
      department === undefined ? (departments.find((one) => one.parentId === null)?.id ?? null) : department.parentId,
    headId: department?.headId ?? null,
    memberIds: department?.memberIds ?? [],
    roleIds: department?.roleIds ?? [],
  }));
  const done = () => {
    toast(t("settings.saved"));
    onClose();
  };
  const save = useOnce(
    useSettingsChange(
      (next: DepartmentDraft) =>
        department === undefined
          ? openDepartment(next)
          : changeDepartment({ ...next, id: department.id, version: department.version }),
      done,
    ),
  );
  const remove = useSettingsChange(deleteDepartment, done);
  const errors = fieldTexts(t, save.error);
  const set = (change: Partial<DepartmentDraft>) => setDraft({ ...draft, ...change });
  const error = save.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={department?.name ?? t("organisation.newDepartment")}
      size={520}
      padding="lg"
      fullScreen={phone}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft);
        }}
      >
        <TextInput
          label={t("organisation.departmentName")}
          value={draft.name}
          error={errors["name"]}
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <div className={styles.pair}>
          <Select
            label={t("organisation.parent")}
            placeholder={t("organisation.atTheTop")}
            data={placed(departments)
              .filter((one) => fits(departments, department?.id, one.department.id))
              .map((one) => ({
                value: String(one.department.id),
                label: "– ".repeat(one.level) + one.department.name,
              }))}
            value={draft.parentId === null ? null : String(draft.parentId)}
            clearable
            error={errors["parentId"]}
            onChange={(id) => set({ parentId: id === null ? null : Number(id) })}
          />
          <Select
            label={t("organisation.head")}
            data={people}
            value={draft.headId === null ? null : String(draft.headId)}
            clearable
            searchable
            error={errors["headId"]}
            onChange={(id) => set({ headId: id === null ? null : Number(id) })}
          />
        </div>
        <MultiSelect
          label={t("settings.people")}
          data={people}
          value={draft.memberIds.map(String)}
          searchable
          error={errors["memberIds"]}
          onChange={(ids) => set({ memberIds: ids.map(Number) })}
        />
        <MultiSelect
          label={t("settings.roles")}
          description={t("organisation.departmentRolesHint")}
          data={roles
            .filter((role) => !role.administrator)
            .map((role) => ({ value: String(role.id), label: role.name }))}
          value={draft.roleIds.map(String)}
          error={errors["roleIds"]}
          onChange={(ids) => set({ roleIds: ids.map(Number) })}
        />
        <FormProblem error={error} />
        <div className={styles.buttons}>
          {department !== undefined && (
            <Confirm
              question={t("organisation.deleteDepartmentQuestion", { name: department.name })}
              confirm={t("common.delete")}
              onConfirm={() => remove.mutate(department.id)}
            >
              {(ask) => (
                <Button variant="default" onClick={ask}>
                  {t("common.delete")}
                </Button>
              )}
            </Confirm>
          )}
          <Button type="submit" loading={save.isPending} ml="auto">
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
