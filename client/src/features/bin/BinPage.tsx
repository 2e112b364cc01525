import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { codeOfKind, isKind, type Kind, KINDS } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { binQuery, useEmptyBin } from "./api";
import styles from "./Bin.module.css";
import { BinTable } from "./BinTable";
import { Deeds } from "./Deeds";

/** What was deleted in the last thirty days: bring it back, or delete it for good. */
export function BinPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const search: { kind?: string } = useSearch({ strict: false });
  const kinds = KINDS.filter((kind) => session.access[codeOfKind(kind)].read !== "NONE");
  const asked = search.kind !== undefined && isKind(search.kind) ? search.kind : undefined;
  const kind = asked !== undefined && kinds.includes(asked) ? asked : kinds[0];
  const { administrator } = session.permissions;
  return (
    <PageFrame title={t("shell.bin")} intro={t(administrator ? "bin.introAll" : "bin.introOwn")} wide>
      <div className={styles.kinds}>
        <Segmented
          label={t("bin.kind")}
          value={kind ?? "leads"}
          onChange={(next) => void navigate({ to: "/bin", search: { kind: next } } as never)}
          data={kinds.map((one) => ({ value: one, label: t(`shell.${one}`) }))}
        />
      </div>
      {kind !== undefined && <Contents key={kind} kind={kind} administrator={administrator} />}
    </PageFrame>
  );
}

function Contents({ kind, administrator }: { kind: Kind; administrator: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const bin = useInfiniteQuery(binQuery(kind));
  const empty = useEmptyBin(kind);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (bin.isPending) return <RowSkeletons />;
  // a part that could not be read leaves what is there
  if (bin.data === undefined) {
    return <ErrorState title={t("bin.failed")} error={bin.error} retry={() => void bin.refetch()} />;
  }
  const items = bin.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <EmptyState icon={IconTrash} title={t("bin.noneTitle")} text={t("bin.noneText")} />;
  }
  const total = bin.data.pages[0]?.total;
  const count = total?.value ?? items.length;
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {chosen.size > 0
            ? t("bin.chosen", { count: chosen.size })
            : t(total?.exact === false ? "bin.atLeast" : "bin.lying", { count, number: formats.number(count) })}
        </p>
        <Deeds
          kind={kind}
          chosen={items.filter((item) => chosen.has(item.id))}
          administrator={administrator}
          onDone={() => setChosen(new Set())}
        />
        {administrator && chosen.size === 0 && (
          <Confirm
            question={t("bin.emptyQuestion", { kind: t(`shell.${kind}`) })}
            confirm={t("bin.purge")}
            onConfirm={() => empty.mutate()}
          >
            {(ask) => (
              <Button variant="default" loading={empty.isPending} onClick={ask}>
                {t("bin.empty")}
              </Button>
            )}
          </Confirm>
        )}
      </div>
      <Section flush>
        <BinTable items={items} chosen={chosen} onChoose={setChosen} />
      </Section>
      {bin.hasNextPage && (
        <Button
          variant="default"
          className={styles.more}
          loading={bin.isFetchingNextPage}
          onClick={() => void bin.fetchNextPage()}
        >
          {t("bin.more")}
        </Button>
      )}
    </>
  );
}
