import type { Texts } from "../texts";

const modeBar: Texts["modeBar"] = {
  title: "CRM mode",
  command: "Change CRM mode",
  toReport: "To the report",
  attentionTitle_one: "One lead needs attention",
  attentionTitle_other: "{{n}} leads need attention",
  attentionText: "They are still open because they could not be converted, or their conversion was undone.",
  attentionShow: "Show",
  attentionRetry: "Convert all again",
  pill: "Switch of the mode is running, {{percent}} %",
  pillText: "Switching mode",
  pillPaused: "Switch of the mode is paused, {{percent}} %",
  pillBack: "Switch of the mode is being undone, {{percent}} %",
  pillBackText: "Undoing",
};
export default modeBar;
