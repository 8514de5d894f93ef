// The rules for the JavaScript of the map and of exported pages. `npm run check` runs them, and so does `make check`.
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-shadow": "off",
      "no-underscore-dangle": "error",
      "no-unused-vars": ["error", { args: "after-used" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "max-lines": ["error", 400],
      // Text of a document never becomes markup or code.
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
        ...["bindTooltip", "write", "writeln"].map((property) => ({ property })),
      ],
    },
  },
  {
    files: ["resources/**/*.js"],
    languageOptions: { globals: { ...globals.browser, L: "readonly", map_view: "readonly", QWebChannel: "readonly", qt: "readonly" } },
  },
  { files: ["resources/map/leaflet_private.js"], rules: { "no-underscore-dangle": "off" } },
  { files: ["tests/javascript/*.js", "eslint.config.js"], languageOptions: { globals: globals.node } },
];
