import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { PageFrame } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { type CellChange, changeMatrix, matrixQuery, type RoleMatrix, SCOPES } from "./api";
import { CompareTable } from "./CompareTable";
import { FieldGroupReaders } from "./FieldGroupReaders";
import { FieldReaders } from "./FieldReaders";
import { changed, Matrix } from "./matrix";
import styles from "./Matrix.module.css";
import { NewRole } from "./NewRole";
import { RoleHead } from "./RoleHead";
import { RoleList } from "./RoleList";
import { RoleTable } from "./RoleTable";

type View = "one" | "compare" | "fields";

/** Roles and what each may do: one role in full, all roles in one place, and who sees which field. */
export function RolesPage() {
  const { t } = useTranslation();
  const matrix = useQuery(matrixQuery);
  const [view, setView] = useState<View>("one");
  const [adding, setAdding] = useState(false);
  const [roleId, setRoleId] = useState<number>();
  const change = useCellChange();
  return (
    <PageFrame
      wide
      title={t("settings.section.roles.name")}
      intro={t("organisation.rolesIntro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t("organisation.newRole")}
        </Button>
      }
    >
      <div className={styles.bar}>
        <Segmented
          label={t("organisation.view")}
          value={view}
          onChange={setView}
          data={[
            { value: "one", label: t("organisation.oneRole") },
            { value: "compare", label: t("organisation.compare") },
            { value: "fields", label: t("organisation.fields") },
          ]}
        />
        <span />
      </div>
      {matrix.isPending && <RowSkeletons rows={8} />}
      {matrix.isError && (
        <ErrorState title={t("problems.listTitle")} error={matrix.error} retry={() => void matrix.refetch()} />
      )}
      {matrix.isSuccess && view === "one" && (
        <OneRole data={matrix.data} roleId={roleId} onChoose={setRoleId} onChange={change} />
      )}
      {matrix.isSuccess && view === "compare" && (
        <CompareTable roles={matrix.data.roles} matrix={new Matrix(matrix.data.cells)} onChange={change} />
      )}
      {matrix.isSuccess && view === "fields" && (
        <>
          <FieldGroupReaders roles={matrix.data.roles} />
          <FieldReaders roles={matrix.data.roles} />
        </>
      )}
      {view !== "fields" && <Legend />}
      {adding && matrix.isSuccess && (
        <NewRole
          roles={matrix.data.roles}
          onClose={(opened) => {
            setAdding(false);
            if (opened !== undefined) setRoleId(opened);
          }}
        />
      )}
    </PageFrame>
  );
}

interface OneProps {
  data: RoleMatrix;
  roleId: number | undefined;
  onChoose: (roleId: number) => void;
  onChange: (change: CellChange) => void;
}

function OneRole({ data, roleId, onChoose, onChange }: OneProps) {
  const { t } = useTranslation();
  const role =
    data.roles.find((one) => one.id === roleId) ?? data.roles.find((one) => !one.administrator) ?? data.roles[0];
  if (role === undefined) return null;
  return (
    <div className={styles.layout}>
      <RoleList roles={data.roles} chosen={role.id} onChoose={onChoose} />
      <div>
        <RoleHead key={role.id} role={role} />
        {role.administrator && <p className={styles.hint}>{t("organisation.administratorHint")}</p>}
        <RoleTable role={role} matrix={new Matrix(data.cells)} onChange={onChange} />
      </div>
    </div>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className={styles.legend} aria-label={t("organisation.legend")}>
      {SCOPES.map((scope) => (
        <li key={scope}>
          <b>{t(`organisation.scope.${scope}`)}</b> {t(`organisation.scopeHint.${scope}`)}
        </li>
      ))}
    </ul>
  );
}

const MATRIX = { mutationKey: ["matrix"] };

/**
 * Shows a cell as it will be at once. Changes go to the server one after the other, and what it made of them is read
 * after the last: an earlier answer knows nothing of later clicks.
 */
function useCellChange(): (change: CellChange) => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = matrixQuery.queryKey;
  const save = useMutation({
    ...MATRIX,
    scope: { id: "matrix" },
    mutationFn: (change: CellChange) => changeMatrix([change]),
    async onMutate(change) {
      await client.cancelQueries({ queryKey: key });
      client.setQueryData(key, (now) => now && { ...now, cells: changed(now.cells, change) });
    },
    onError: (error) => void toast(problemText(t, error), { tone: "error" }),
    onSettled: () => (client.isMutating(MATRIX) === 1 ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
  return save.mutate;
}
