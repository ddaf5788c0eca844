/*
 * Runs before every module of the page, since what those import asks when it is made.
 *
 * The editor parses its own content without a policy of Trusted Types, and what is pasted by asking this one: for a document
 * of its own, in which nothing runs and nothing is loaded. No text becomes part of this page, a script, or the address of
 * one. Where a browser knows no Trusted Types there is nothing to do.
 */
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (html, _type, sink) => (sink === undefined || sink === 'DOMParser parseFromString' ? html : null),
})

// Schemas are checked without code that is made at run time, which our pages may not make and are reported for trying.
globalThis.__zod_globalConfig = { jitless: true }
