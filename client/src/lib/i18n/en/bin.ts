import type { Texts } from "../texts";

const bin: Texts["bin"] = {
  introAll:
    "What was deleted in the last 30 days, by whomever. What is restored is back as a whole: timeline, activities, files and links.",
  introOwn:
    "What you have deleted in the last 30 days. What is restored is back as a whole: timeline, activities, files and links.",
  kind: "Which records",
  failed: "The recycle bin could not be loaded",
  noneTitle: "Nothing lies here",
  noneText: "What you delete lies here for 30 days and can be restored as long.",
  lying_one: "One record",
  lying_other: "{{number}} records",
  atLeast_one: "At least one record",
  atLeast_other: "At least {{number}} records",
  chosen_one: "One record chosen",
  chosen_other: "{{count}} records chosen",
  chooseAll: "Choose all that are shown",
  choose: "Choose “{{name}}”",
  title: "Title",
  deletedBy: "Deleted by",
  deletedAt: "Deleted on",
  goneAt: "Gone for good on",
  nobody: "Weiche",
  facts: "Deleted by {{by}}, {{when}}",
  goneOn: "Gone for good on {{day}}",
  restore: "Restore",
  restored_one: "One record is back",
  restored_other: "{{count}} records are back",
  notRestored_one: "One record could not be restored. It is here no longer, or you lack the right to do so.",
  notRestored_other:
    "{{count}} records could not be restored. They are here no longer, or you lack the right to do so.",
  noRight: "You must be allowed to delete all of these records.",
  purge: "Delete for good",
  purgeQuestion_one: "Delete “{{name}}” for good, with timeline, activities and files? This cannot be undone.",
  purgeQuestion_other: "Delete {{count}} records for good, with timeline, activities and files? This cannot be undone.",
  purged_one: "One record is deleted for good",
  purged_other: "{{count}} records are deleted for good",
  empty: "Empty the bin",
  emptyQuestion:
    "Delete everything under “{{kind}}” in the bin for good, also what others have deleted? This cannot be undone.",
  emptied: "The bin is being emptied. With many records this takes a while.",
  more: "Show more",
};
export default bin;
