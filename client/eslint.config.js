import boundaries from "eslint-plugin-boundaries";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const to = (type, captured) => ({ to: { element: captured ? { type, captured } : { type } } });
const noMantine = {
  group: ["@mantine/*"],
  message: "Take components from @/ui, so that the choice of the library stays in one place.",
};
const noLazy = {
  name: "react",
  importNames: ["lazy"],
  message: "Take later() from @/lib/later: it brings the texts along.",
};

export default tseslint.config(
  { ignores: ["dist", "target", "scripts", "worker", "eslint.config.js"] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  reactHooks.configs.flat.recommended,
  {
    plugins: { boundaries },
    settings: {
      "import/resolver": { typescript: { project: "./tsconfig.json" }, node: { extensions: [".ts", ".tsx"] } },
      "boundaries/elements": [
        { type: "app", pattern: "src/app" },
        { type: "feature", pattern: "src/features/*", capture: ["feature"] },
        { type: "records", pattern: "src/records" },
        { type: "ui", pattern: "src/ui" },
        { type: "lib", pattern: "src/lib" },
      ],
    },
    rules: {
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: [
            {
              from: { element: { type: "app" } },
              allow: ["app", "feature", "records", "ui", "lib"].map((type) => to(type)),
            },
            {
              from: { element: { type: "feature" } },
              allow: [
                to("feature", { feature: "{{from.element.captured.feature}}" }),
                to("records"),
                to("ui"),
                to("lib"),
              ],
            },
            { from: { element: { type: "records" } }, allow: [to("records"), to("ui"), to("lib")] },
            { from: { element: { type: "ui" } }, allow: [to("ui"), to("lib")] },
            { from: { element: { type: "lib" } }, allow: [to("lib")] },
          ],
        },
      ],
      "no-restricted-imports": ["error", { patterns: [noMantine], paths: [noLazy] }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // Says that the React compiler would skip a component; we do not use it.
      "react-hooks/incompatible-library": "off",
      // TanStack Router steers with thrown redirects.
      "@typescript-eslint/only-throw-error": "off",
    },
  },
  { files: ["src/lib/later.ts", "src/ui/**", "src/testing/**"], rules: { "no-restricted-imports": "off" } },
);
