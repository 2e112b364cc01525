import type { Texts } from "../texts";

const live: Texts["live"] = {
  alsoHere_one: "{{names}} is looking at this too",
  alsoHere_other: "{{names}} are looking at this too",
};
export default live;
