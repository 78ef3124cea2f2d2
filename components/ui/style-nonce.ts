/*
 * A modal dialog locks the page's scrolling by a <style> made at run time (react-remove-scroll in radix-ui), which our
 * policy refuses without a nonce. That library asks for this global name; the nonce is on Next's own scripts.
 */
if (typeof document !== "undefined") {
  Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce });
}

export {};
