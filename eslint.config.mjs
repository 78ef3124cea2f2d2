import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const PRODUCT = ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}", "proxy.ts"];
const WORDY = "aria-label|aria-description|aria-placeholder|aria-roledescription|aria-valuetext|alt|label|placeholder|title";

const wordsMessage = "Words belong in messages/ru and messages/en: use next-intl.";
/** No literal word reaches a person: neither as text, nor through an expression, nor in an attribute that is read out. */
const literalWords = [
  { selector: "JSXText[value=/\\p{L}/u]", message: wordsMessage },
  { selector: ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=/\\p{L}/u]", message: wordsMessage },
  { selector: ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]", message: wordsMessage },
  { selector: ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=/\\p{L}/u]", message: wordsMessage },
  { selector: `JSXAttribute[name.name=/^(${WORDY})$/] > Literal[value=/\\p{L}/u]`, message: wordsMessage },
  { selector: `JSXAttribute[name.name=/^(${WORDY})$/] > JSXExpressionContainer > :matches(Literal[value=/\\p{L}/u], TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u])`, message: wordsMessage },
];
const clockMessage = "The clock lives in lib/core: take the time from there, or have it handed in.";
const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockMessage },
  { selector: "CallExpression[callee.name='Date']", message: clockMessage },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clockMessage },
];
const environment = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: "Only lib/core/env.ts reads the environment." },
];
const restrict = (...lists) => ({ "no-restricted-syntax": ["error", ...lists.flat()] });

export default tseslint.config(
  { ignores: ["**/node_modules/**", ".next/**", ".data/**", "prisma/generated/**", "next-env.d.ts", "test-results/**", "playwright-report/**"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ["**/*.{ts,tsx,mts}"] })),
  {
    files: ["**/*.{ts,tsx,mts,mjs,cjs}"],
    languageOptions: { parser: tseslint.parser },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
      "no-var": "error",
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", { max: 50 }],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/ban-ts-comment": "error",
    },
  },
  { files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"], ...reactHooks.configs.flat.recommended },
  { files: PRODUCT, rules: { "no-console": "error", ...restrict(literalWords, clock, environment) } },
  { files: ["lib/core/**/*.ts"], rules: restrict(environment) },
  { files: ["lib/core/clock.ts", "lib/core/env.ts"], rules: { "no-restricted-syntax": "off" } },
);
