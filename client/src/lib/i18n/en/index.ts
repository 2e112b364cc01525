import access from "./access";
import common from "./common";
import modeBar from "./modeBar";
import problems from "./problems";
import records from "./records";
import shell from "./shell";
import type { FirstTexts } from "../texts";

const en: FirstTexts = {
  access,
  common,
  modeBar,
  problems,
  records,
  shell,
};
export default en;
