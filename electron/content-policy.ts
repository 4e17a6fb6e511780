/** Each line answers "what may the window load"; the default is nothing at all. */
const directives = (styleNonce: string) => ({
  'default-src': "'none'",
  // 'wasm-unsafe-eval' is for one thing: the QR reader is WebAssembly, its bytes bundled. It allows no eval.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // The component library writes theme colours into <style> elements; each load has its own nonce for them.
  'style-src': `'self' 'nonce-${styleNonce}'`,
  // data: is for photos and QR codes, which are sealed in the database and never files.
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})

/** The Content-Security-Policy that goes out with every file of the window. */
export function contentPolicy(styleNonce: string): string {
  return Object.entries(directives(styleNonce))
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
