import { useQuery } from "@tanstack/react-query";
import { IconDots } from "@tabler/icons-react";
import { type KeyboardEvent, useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Dropdown } from "@/ui/Dropdown";
import { Autocomplete, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { type Product, productsQuery } from "./api";
import { type Draft, lackingIn, withProduct } from "./draft";
import styles from "./SoldProducts.module.css";
import type { RowSum } from "./sums";
import { usePlain } from "./usePlain";

interface Props {
  /** From one on. */
  row: number;
  last: boolean;
  draft: Draft;
  currency: string;
  sum: RowSum | undefined;
  readOnly: boolean;
  onChange: (draft: Draft) => void;
  /** Saves the row as it is now. */
  onCommit: (draft: Draft) => void;
  onRemove: () => void;
  onMove: (by: number) => void;
  /** Enter in the last field: the next row. */
  onNext: () => void;
}

/** One row; every cell is a field. Enter saves and goes on, leaving a field saves too. */
export function ProductRow(props: Props) {
  const { row, draft, sum, currency, readOnly, onChange, onCommit } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const lacking = lackingIn(draft);
  const wrong = lacking.length > 0;
  const label = (field: "quantity" | "price" | "discount" | "tax") =>
    t("card.products.row", { row, field: t(`card.products.${field}`) });
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    onCommit(draft);
    if (props.last) props.onNext();
  };
  const field = (
    name: "quantity" | "price" | "discount" | "taxRate",
    column: "quantity" | "price" | "discount" | "tax",
  ) => (
    <TextInput
      size="xs"
      aria-label={label(column)}
      inputMode={name === "discount" ? "text" : "decimal"}
      readOnly={readOnly}
      variant={readOnly ? "unstyled" : "default"}
      maxLength={30}
      placeholder={name === "discount" && !readOnly ? t("card.products.discountHint") : ""}
      value={draft[name]}
      classNames={{ input: styles.number ?? "" }}
      onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        if (!readOnly) onCommit(draft);
      }}
      onKeyDown={onEnter}
    />
  );
  return (
    <div role="row" className={styles.row} data-wrong={wrong} data-testid="product-row">
      <span role="cell" data-column="name">
        <Name {...props} />
      </span>
      <span role="cell" data-column="quantity" data-label={t("card.products.quantity")} className={styles.quantity}>
        {field("quantity", "quantity")}
        {draft.unit !== null && <span className={styles.unit}>{draft.unit}</span>}
      </span>
      <span role="cell" data-column="price" data-label={t("card.products.price")}>
        {field("price", "price")}
      </span>
      <span role="cell" data-column="discount" data-label={t("card.products.discount")}>
        {field("discount", "discount")}
      </span>
      <span role="cell" data-column="tax" data-label={t("card.products.tax")} className={styles.tax}>
        {field("taxRate", "tax")}
        <button
          type="button"
          className={styles.included}
          disabled={readOnly}
          aria-pressed={draft.taxIncluded}
          aria-label={t("card.products.row", { row, field: t("card.products.includedLabel") })}
          title={t(draft.taxIncluded ? "card.products.includedLabel" : "card.products.excludedLabel")}
          onClick={() => onCommit({ ...draft, taxIncluded: !draft.taxIncluded })}
        >
          {t(draft.taxIncluded ? "card.products.included" : "card.products.excluded")}
        </button>
      </span>
      <span role="cell" data-column="sum" className={styles.sum}>
        {sum === undefined ? "–" : formats.money({ value: sum.total, currency })}
      </span>
      <span role="cell" data-column="more">
        {!readOnly && <Menu {...props} />}
      </span>
      {wrong && (
        <span className={styles.wrong} role="status">
          {t("card.products.wrong", {
            row,
            fields: lacking.map((column) => t(`card.products.${column}`)).join(", "),
          })}
        </span>
      )}
    </div>
  );
}

function Name({ row, draft, currency, readOnly, onChange, onCommit }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [asked, setAsked] = useState(false);
  const text = useDeferredValue(draft.name.trim());
  const found = useQuery({ ...productsQuery(text), enabled: asked && !readOnly }).data ?? [];
  const plain = usePlain();
  const picked = useRef<string>(undefined);
  const label = t("card.products.row", { row, field: t("card.products.name") });
  if (readOnly) return <span className={styles.shownName}>{draft.name}</span>;

  function take(product: Product) {
    if (product.price.currency !== currency) {
      toast(t("card.products.otherCurrency", { currency: product.price.currency }));
    }
    onCommit(withProduct(draft, product, plain));
  }

  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      placeholder={t("card.products.choose")}
      autoFocus={draft.name === ""}
      maxLength={500}
      limit={20}
      // two products of one name are one line; the first is taken
      data={[...new Set(found.map((product) => product.name))]}
      filter={({ options }) => options}
      value={draft.name}
      onFocus={() => setAsked(true)}
      renderOption={({ option }) => {
        const product = found.find((one) => one.name === option.value);
        return (
          <span className={styles.option}>
            <span>{option.value}</span>
            <span className={styles.optionFacts}>
              {[product?.code, product && formats.money(product.price)].filter(Boolean).join(" · ")}
            </span>
          </span>
        );
      }}
      onChange={(name) => {
        // choosing tells the name once more
        if (picked.current !== name) onChange({ ...draft, name, productId: null });
        picked.current = undefined;
      }}
      onOptionSubmit={(name) => {
        const product = found.find((one) => one.name === name);
        if (!product) return;
        picked.current = name;
        take(product);
      }}
      onBlur={() => onCommit(draft)}
    />
  );
}

function Menu({ row, last, draft, onRemove, onMove }: Props) {
  const { t } = useTranslation();
  return (
    <Dropdown
      label={t("card.products.menu", { row })}
      position="bottom-end"
      parts={[
        { key: "up", label: t("card.products.up"), disabled: row === 1, run: () => onMove(-1) },
        { key: "down", label: t("card.products.down"), disabled: last, run: () => onMove(1) },
        { key: "line", divider: true },
        { key: "remove", danger: true, label: t("card.products.removeRow"), run: onRemove },
      ]}
    >
      {(trigger) => (
        <IconButton
          {...trigger}
          label={draft.name === "" ? t("card.products.menu", { row }) : `${draft.name}: ${t("common.more")}`}
          size={28}
        >
          <IconDots size={16} />
        </IconButton>
      )}
    </Dropdown>
  );
}
