import type { Place } from "./navigation";

/** Which letter after G goes to which place. The same in all languages, so that hands need not learn twice. */
export const GO_KEYS: Record<Place["label"], string> = {
  inbox: "i",
  chat: "h",
  attention: "n",
  leads: "l",
  deals: "d",
  contacts: "c",
  companies: "u",
  activities: "a",
  reports: "r",
  settings: "s",
};
