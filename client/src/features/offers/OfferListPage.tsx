import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconFileText } from "@tabler/icons-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Search } from "@/records/page/Search";
import { Button } from "@/ui/controls";
import { Select, Switch } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { listQuery, type OfferChoice, SLICES, type Slice } from "./list";
import styles from "./OfferList.module.css";
import { OfferTable } from "./OfferTable";

interface Address {
  slice?: string | undefined;
  whose?: string | undefined;
  q?: string | undefined;
}

/** The offers of all deals, one's own at first: what is unanswered, and what is about to expire. */
export function OfferListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const address: Address = useSearch({ strict: false });
  const choice: OfferChoice = {
    slice: SLICES.find((slice) => slice === address.slice) ?? "OPEN",
    mine: address.whose !== "all",
    q: address.q ?? "",
  };
  const choose = useCallback(
    (change: Address) =>
      void navigate({ to: ".", search: (now: Address) => ({ ...now, ...change }), replace: true } as never),
    [navigate],
  );
  const type = useCallback((q: string) => choose({ q: q === "" ? undefined : q }), [choose]);
  return (
    <PageFrame title={t("offers.title")} wide>
      <div className={styles.filters}>
        <SliceChoice
          value={choice.slice}
          onChange={(slice) => choose({ slice: slice === "OPEN" ? undefined : slice })}
        />
        <Switch
          label={t("offers.list.mine")}
          checked={choice.mine}
          onChange={(event) => choose({ whose: event.currentTarget.checked ? undefined : "all" })}
        />
        <Search label={t("offers.list.search")} value={choice.q} onChange={type} />
      </div>
      <Found choice={choice} />
    </PageFrame>
  );
}

function SliceChoice({ value, onChange }: { value: Slice; onChange: (slice: Slice) => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const label = t("offers.list.which");
  const data = SLICES.map((slice) => ({ value: slice, label: t(`offers.list.slices.${slice}`) }));
  return phone ? (
    <Select
      aria-label={label}
      allowDeselect={false}
      data={data}
      value={value}
      onChange={(slice) => slice !== null && onChange(slice)}
    />
  ) : (
    <Segmented label={label} value={value} onChange={onChange} data={data} />
  );
}

function Found({ choice }: { choice: OfferChoice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const found = useInfiniteQuery(listQuery(choice, formats.today()));
  if (found.isPending) return <RowSkeletons rows={8} />;
  // a part that could not be read leaves what is there
  if (found.data === undefined) {
    return <ErrorState title={t("offers.failed")} error={found.error} retry={() => void found.refetch()} />;
  }
  const offers = found.data.pages.flatMap((page) => page.items);
  const total = found.data.pages[0]?.total;
  if (offers.length === 0) return <Nothing choice={choice} />;
  const count = total?.value ?? offers.length;
  return (
    <>
      <p className={styles.count} role="status">
        {t(total?.exact === false ? "offers.list.atLeast" : "offers.list.count", {
          count,
          number: formats.number(count),
        })}
      </p>
      <Section flush>
        <OfferTable offers={offers} />
      </Section>
      {found.hasNextPage && (
        <Button
          variant="default"
          className={styles.more}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("common.more")}
        </Button>
      )}
    </>
  );
}

function Nothing({ choice: { slice, mine, q } }: { choice: OfferChoice }) {
  const { t } = useTranslation();
  const answered = q === "" && (slice === "OPEN" || slice === "SOON");
  return (
    <EmptyState
      icon={IconFileText}
      title={t(answered ? `offers.list.none.${slice}` : "offers.list.none.other")}
      text={t(q !== "" ? "offers.list.none.typed" : mine ? "offers.list.none.mine" : "offers.list.none.text")}
    />
  );
}
