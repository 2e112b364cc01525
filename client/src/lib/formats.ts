import { useQuery } from "@tanstack/react-query";
import type { Money } from "./api/payloads";
import { currentLanguage } from "./i18n/language";
import { type Session, sessionQuery } from "./session";

export interface FormatSettings {
  language: string;
  country: string;
  timeZone: string;
}

/** How numbers, money and times are written for the person and the account. Everything goes through here. */
export interface Formats {
  readonly locale: string;
  readonly timeZone: string;
  number(value: number): string;
  /** A decimal text as it is typed: 1250,5. */
  plain(value: string): string;
  /** At most the decimals that say something: 1.250 €, 12,50 €. */
  money(money: Money | null | undefined): string;
  /** For narrow places: 13,5 Mio. €. */
  moneyShort(money: Money): string;
  /** A calendar day, from a day (`2026-11-24`) or from a moment, seen in the account's time zone. */
  date(value: string | null | undefined): string;
  time(moment: string): string;
  dateTime(moment: string | null | undefined): string;
  /** Short and near: "heute 14:00", "morgen 09:00", "24. Nov.", "3. Jan. 2027". */
  near(moment: string | null | undefined, now?: Date): string;
  /** The moment of a time as fields give it (`2026-11-24T14:00`), in the account's time zone. */
  momentOf(typed: string): string;
  /** The other way round: what a field for a time shows. */
  typedOf(moment: string): string;
  /** The account's calendar day of a moment, as `2026-11-24`. */
  dayOf(moment: Date): string;
  /** The account's calendar day now. */
  today(): string;
}

/** Formatted as it stands: as a number, a large one would lose digits. */
const exact = (decimal: string) => decimal as Intl.StringNumericLiteral;

const isWhole = (decimal: string) => !/\.\d*[1-9]/.test(decimal);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function createFormats({ language, country, timeZone }: FormatSettings): Formats {
  const locale = localeOf(language, country);
  const plain = new Intl.NumberFormat(locale);
  const typed = new Intl.NumberFormat(locale, { useGrouping: false });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const utcDate = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const shortDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  // The Swedish way of writing a day is the ISO one.
  const isoDay = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone });
  const money = new Map<string, Intl.NumberFormat>();

  function moneyFormat(currency: string, whole: boolean): Intl.NumberFormat {
    const key = `${currency}${whole ? "0" : ""}`;
    const known = money.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      ...(whole && { maximumFractionDigits: 0, minimumFractionDigits: 0 }),
    });
    money.set(key, made);
    return made;
  }

  // likewise a day with its time
  const wallClock = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone });
  const distance = (moment: Date) =>
    Date.parse(`${wallClock.format(moment).replace(" ", "T")}:00Z`) - Math.floor(moment.getTime() / 60_000) * 60_000;

  const dayOf = (moment: Date) => isoDay.format(moment);

  return {
    locale,
    timeZone,
    number: (value) => plain.format(value),
    plain: (value) => typed.format(exact(value)),
    money(amount) {
      if (amount === null || amount === undefined) return "";
      return moneyFormat(amount.currency, isWhole(amount.value)).format(exact(amount.value));
    },
    moneyShort(amount) {
      const value = Number(amount.value);
      if (Math.abs(value) < 1_000_000) return moneyFormat(amount.currency, true).format(value);
      return new Intl.NumberFormat(locale, {
        style: "currency",
        currency: amount.currency,
        notation: "compact",
        maximumFractionDigits: 1,
      }).format(value);
    },
    date(value) {
      if (value === null || value === undefined || value === "") return "";
      return DAY.test(value) ? utcDate.format(new Date(`${value}T00:00:00Z`)) : date.format(new Date(value));
    },
    time: (moment) => time.format(new Date(moment)),
    dateTime: (moment) => (moment === null || moment === undefined ? "" : dateTime.format(new Date(moment))),
    near(moment, now = new Date()) {
      if (moment === null || moment === undefined) return "";
      const then = new Date(moment);
      const days = daysBetween(dayOf(now), dayOf(then));
      if (Math.abs(days) <= 1) return `${relative.format(days, "day")} ${time.format(then)}`;
      return dayOf(now).slice(0, 4) === dayOf(then).slice(0, 4) ? shortDate.format(then) : date.format(then);
    },
    momentOf(typed) {
      const wall = Date.parse(`${typed}:00Z`);
      // the zone's distance from UTC, first near the moment, then at it: it differs when the clocks change between
      const near = wall - distance(new Date(wall));
      return new Date(wall - distance(new Date(near))).toISOString();
    },
    typedOf: (moment) => wallClock.format(new Date(moment)).replace(" ", "T"),
    dayOf,
    today: () => dayOf(new Date()),
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function localeOf(language: string, country: string): string {
  try {
    const local = new Intl.Locale(language, { region: country }).toString();
    return decimalOf(local, {}) === decimalOf(local, { style: "currency", currency: "EUR" }) ? local : abroad(language);
  } catch {
    return language;
  }
}

/** English in Germany would write €1,234.50 beside 1.234,5: what the platform knows of it is not of one piece. */
const abroad = (language: string) => (language === "en" ? "en-GB" : language);

const decimalOf = (locale: string, style: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(locale, style).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;

function settingsOf(session: Session | undefined): FormatSettings {
  if (session?.signedIn === true) {
    return {
      language: session.user.language,
      country: session.account.country,
      timeZone: session.account.timeZone,
    };
  }
  return { language: currentLanguage(), country: "", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

const made = new Map<string, Formats>();

/** The same formats for the same settings: each card of a board asks, and the browser takes milliseconds to make them. */
export function formatsFor(settings: FormatSettings): Formats {
  const key = [settings.language, settings.country, settings.timeZone].join(" ");
  let formats = made.get(key);
  if (formats === undefined) made.set(key, (formats = createFormats(settings)));
  return formats;
}

export function useFormats(): Formats {
  const { data } = useQuery(sessionQuery);
  return formatsFor(settingsOf(data));
}
