import access from "./access";
import common from "./common";
import modeBar from "./modeBar";
import problems from "./problems";
import records from "./records";
import shell from "./shell";

/** What the first screen says; it is loaded before anything is shown. */
const de = {
  access,
  common,
  modeBar,
  problems,
  records,
  shell,
};
export default de;
