/** The tokens a chart is painted with: a canvas knows no variables of CSS. */
export interface Colours {
  surface: string;
  text: string;
  muted: string;
  border: string;
  accent: string;
  soft: string;
  warn: string;
  danger: string;
  ok: string;
  font: string;
}

export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--w-${name}`).trim();
  return {
    surface: token("surface"),
    text: token("text"),
    muted: token("muted"),
    border: token("border"),
    accent: token("accent"),
    soft: token("border-strong"),
    warn: token("warn"),
    danger: token("danger"),
    ok: token("ok"),
    font: token("font"),
  };
}
