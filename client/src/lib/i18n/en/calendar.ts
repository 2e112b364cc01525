import type { MoreTexts } from "../texts";

const calendar: MoreTexts["calendar"] = {
  name: "Calendar",
  title: "Calendar on the phone",
  text: "Subscribe to your activities in the calendar of your phone or computer: what is planned for the last 30 and the next 365 days, with its description and the names of the records you may see. Whoever knows the address reads all of it without signing in; nobody can change anything by it.",
  open: "Make an address",
  shownOnce:
    "Copy the address now, it is shown only this once. Calendars call adding it “subscription calendar” or “from URL”. Hand the address to nobody.",
  address: "Address of the calendar",
  done: "Also show what was completed in the last 30 days",
  lastRead: "last read {{when}}",
  neverRead: "never read",
  renew: "New address",
  renewQuestion: "The present address is then no longer valid; enter the new one in your calendar.",
  end: "Switch off",
  endQuestion: "Calendars that use this address receive nothing any more.",
  ended: "Calendar switched off",
};
export default calendar;
