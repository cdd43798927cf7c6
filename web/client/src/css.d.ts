// The rules of a style sheet, one by one: what build/bundle.mjs makes of fields.css.

declare module "*.css" {
  const rules: readonly string[];
  export default rules;
}
