/**
 * react-aria writes one rule into the page as an inline style, which the policy of the site refuses. The rule stands in
 * form.css; where something bears the id of the style, the library takes it for written.
 */
const STYLE = "react-aria-pressable-style";

if (!document.getElementById(STYLE)) document.head.append(Object.assign(document.createElement("meta"), { id: STYLE }));
