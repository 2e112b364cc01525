// What no rule of oxlint says: imports go only downwards through the layers, classes are told apart by name, and `void`
// drops what a call answers.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync, Visitor } from "vite";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** What each layer may import besides itself; a feature only itself and what lies below all features. */
const BELOW = {
  app: ["features", "records", "ui", "lib"],
  features: ["records", "ui", "lib"],
  records: ["ui", "lib"],
  ui: ["lib"],
  lib: [],
};

/** The part of the client a file belongs to: its layer, and which feature; undefined for what stands outside of them. */
function partOf(file) {
  const [layer, ...rest] = relative(src, file).split("/");
  if (!Object.hasOwn(BELOW, layer)) return undefined;
  return { layer, name: layer === "features" ? `features/${rest[0]}` : layer };
}

/** The file or folder an import means; undefined for packages. */
function target(file, wanted) {
  if (wanted.startsWith("@/")) return join(src, wanted.slice(2));
  return wanted.startsWith(".") ? join(dirname(file), wanted) : undefined;
}

const mayImport = (from, to) => !from || !to || from.name === to.name || BELOW[from.layer].includes(to.layer);

/** All that a file imports or hands on, at once or later, each with its place in the text. */
function imports(program) {
  const found = [];
  const from = ({ source }) => {
    if (source?.type === "Literal") found.push(source);
    else if (source) found.push({ value: "", start: source.start });
  };
  new Visitor({
    ImportDeclaration: from,
    ExportNamedDeclaration: from,
    ExportAllDeclaration: from,
    ImportExpression: from,
    TSImportType: from,
  }).visit(program);
  return found;
}

/** Named classes without a member of their own that is kept to themselves: the compiler takes any object that looks alike. */
function lookAlikes(program) {
  const found = [];
  new Visitor({
    ClassDeclaration({ id, body, start }) {
      const own = body.body.some(
        ({ accessibility, key }) =>
          key?.type === "PrivateIdentifier" || accessibility === "private" || accessibility === "protected",
      );
      if (!own) found.push({ name: id.name, start });
    },
  }).visit(program);
  return found;
}

/** Each `void` before something else than a call or an assignment, which it would only hide. */
function idleVoids(program) {
  const found = [];
  new Visitor({
    UnaryExpression({ operator, argument, start }) {
      if (operator === "void" && !/Call|Chain|Import|Assignment|Conditional/.test(argument.type)) found.push({ start });
    },
  }).visit(program);
  return found;
}

const wrong = [];
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
for (const name of files) {
  const file = join(src, name);
  const text = readFileSync(file, "utf8");
  const { program, errors } = parseSync(file, text, { preserveParens: false });
  const say = ({ start }, what) => wrong.push(`src/${name}:${text.slice(0, start).split("\n").length}: ${what}`);
  for (const { message } of errors) say({ start: 0 }, message);
  const from = partOf(file);
  for (const wanted of imports(program)) {
    const to = target(file, wanted.value);
    if (to && !mayImport(from, partOf(to))) say(wanted, `${from.name} must not import ${wanted.value}`);
  }
  for (const at of idleVoids(program)) say(at, "void is for what a call answers");
  for (const { name: what, start } of lookAlikes(program))
    say(
      { start },
      `class ${what} needs a private or protected field: without one, any object that looks alike counts as its instance`,
    );
}

if (files.length === 0) wrong.push("no sources were found");
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
