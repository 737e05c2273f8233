export function pageScripts(root: string, page: string): { readonly start: readonly string[]; readonly later: readonly string[] };
