// Files that the build turns into modules, beyond those that `vite/client` already declares.

/** A scenario or an overlay, as its author wrote it. `name` is its path below `scenarios/` without the ending. */
declare module '*.yaml' {
  const scenario: { readonly source: string; readonly name: string }
  export default scenario
}
