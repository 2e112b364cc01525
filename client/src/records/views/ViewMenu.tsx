import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconBookmark, IconChevronDown, IconLock, IconUsers } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { later } from "@/lib/later";
import { UnstyledButton } from "@/ui/controls";
import { Dropdown, type DropdownPart } from "@/ui/Dropdown";
import { toast } from "@/ui/toasts";
import { useRecordsUrl } from "../useRecordsUrl";
import { changeView, deleteView, saveView, setDefaultView, viewsQuery } from "./api";
import { addressOf, contentOf, differs, PLAIN, type SavedView } from "./model";
import { useBeginning } from "./useBeginning";
import styles from "./ViewMenu.module.css";

const DeleteView = later(() => import("./DeleteView").then((m) => m.DeleteView));
const ViewDialog = later(() => import("./ViewDialog").then((m) => m.ViewDialog));

interface Props {
  kind: Kind;
  /** What is shown now; null for kinds that have no board. */
  display: "BOARD" | "LIST" | null;
}

/** Saved views of a list or board: choosing one, keeping what is on the screen, what one's own begins with. */
export function ViewMenu({ kind, display }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { permissions } = useSession();
  const [url, setUrl] = useRecordsUrl();
  const views = useQuery(viewsQuery(kind)).data;
  const [naming, setNaming] = useState<{ view?: SavedView }>();
  const [leaving, setLeaving] = useState<SavedView>();
  const current = views?.items.find((view) => view.id === url.saved);
  const changed = current !== undefined && differs(url, current, display);
  useBeginning(kind, views);

  const renew = () => client.invalidateQueries({ queryKey: keys.views(kind) });
  async function run(work: Promise<unknown>, message: string) {
    try {
      await work;
      await renew();
      toast(message);
    } catch (error) {
      toast(problemText(t, error), { tone: "error" });
    }
  }
  const open = (view: SavedView) => setUrl({ ...addressOf(view), saved: view.id });
  const mayChange = current !== undefined && (current.mine || permissions.administrator);

  function removed(view: SavedView) {
    setLeaving(undefined);
    setUrl({ saved: "none" });
    void run(deleteView(view), t("records.views.deleted", { name: view.name }));
  }

  const own = views?.items.filter((view) => view.mine) ?? [];
  const shared = views?.items.filter((view) => !view.mine) ?? [];
  const item = (view: SavedView): DropdownPart => ({
    key: view.id,
    label: (
      <span className={styles.item}>
        {view.name}
        {view.shared && <IconUsers size={13} stroke={1.8} aria-label={t("records.views.sharedMark")} />}
        {view.id === views?.defaultViewId && <span className={styles.mark}>{t("records.views.defaultMark")}</span>}
      </span>
    ),
    taken: view.id === url.saved,
    run: () => open(view),
  });
  const unseen = current?.hiddenColumns ?? 0;
  const lacks = t("records.views.hiddenColumns", { count: unseen });
  const parts: DropdownPart[] = [
    // fingers do not hover over the lock
    ...(unseen > 0 ? [{ key: "unseen", heading: lacks }] : []),
    {
      key: "all",
      label: t("records.views.everything"),
      taken: current === undefined && url.saved === "none",
      run: () => setUrl({ ...PLAIN, saved: "none" }),
    },
    ...(own.length > 0 ? [{ key: "own", heading: t("records.views.own") }, ...own.map(item)] : []),
    ...(shared.length > 0 ? [{ key: "shared", heading: t("records.views.shared") }, ...shared.map(item)] : []),
    { key: "line", divider: true },
    { key: "save", label: t("records.views.saveAs"), run: () => setNaming({}) },
  ];
  if (current) {
    if (mayChange) {
      parts.push(
        {
          key: "update",
          label: t("records.views.update", { name: current.name }),
          disabled: !changed,
          run: () =>
            void run(changeView(current, contentOf(url, display)), t("records.views.updated", { name: current.name })),
        },
        { key: "rename", label: t("records.views.rename"), run: () => setNaming({ view: current }) },
      );
    }
    const isDefault = views?.defaultViewId === current.id;
    parts.push({
      key: "default",
      label: t(isDefault ? "records.views.noDefault" : "records.views.makeDefault"),
      run: () =>
        void run(
          setDefaultView(kind, isDefault ? null : current.id),
          t(isDefault ? "records.views.defaultCleared" : "records.views.defaultSet", { name: current.name }),
        ),
    });
    if (mayChange) {
      parts.push({ key: "delete", label: t("records.views.delete"), danger: true, run: () => setLeaving(current) });
    }
  }
  return (
    <>
      <Dropdown label={t("records.views.title")} position="bottom-start" parts={parts}>
        {(trigger) => (
          <UnstyledButton
            {...trigger}
            className={styles.button}
            data-testid="views"
            aria-label={current ? `${t("records.views.title")}: ${current.name}` : t("records.views.title")}
            data-set={current !== undefined}
          >
            <IconBookmark size={15} stroke={1.8} />
            <span className={styles.name}>{current?.name ?? t("records.views.button")}</span>
            {changed && <span className={styles.changed} title={t("records.views.changed")} />}
            <IconChevronDown size={14} stroke={1.8} />
          </UnstyledButton>
        )}
      </Dropdown>
      {unseen > 0 && (
        <span role="img" className={styles.unseen} aria-label={lacks} title={lacks}>
          <IconLock size={13} stroke={1.7} />
          {unseen}
        </span>
      )}
      {leaving && (
        <Suspense>
          <DeleteView view={leaving} onDelete={() => removed(leaving)} onClose={() => setLeaving(undefined)} />
        </Suspense>
      )}
      {naming && (
        <Suspense>
          <ViewDialog
            view={naming.view}
            onClose={() => setNaming(undefined)}
            onSave={async (name, isShared) => {
              const view = naming.view
                ? await changeView(naming.view, { name, shared: isShared })
                : await saveView(kind, name, isShared, contentOf(url, display));
              await renew();
              setNaming(undefined);
              if (!naming.view) setUrl({ saved: view.id }, true);
              toast(t("records.views.saved", { name }));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
