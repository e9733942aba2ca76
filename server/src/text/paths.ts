import { URI } from 'vscode-uri';

/**
 * A place as the machine writes it. It is no string, so that no function of addresses can be handed one: in an address `#`,
 * `?` and `%` mean something, and `C:` would be a scheme.
 */
export interface Path {
  readonly native: string;
}

/** How a kind of machine writes places: pure, so that every machine can be tested on any other. */
export interface Paths {
  /** The path of an absolute place in the machine's own words. */
  path(native: string): Path;
  /** The path of an address; nothing for one that is not on a disk. */
  fromUri(uri: string): Path | undefined;
  toUri(path: Path): string;
  /** What lies in a folder under a name. */
  inner(folder: Path, ...names: readonly string[]): Path;
  /** The folder around; nothing for one that there is none around. */
  around(path: Path): Path | undefined;
  /** The last name. */
  nameOf(path: Path): string;
  /** The names that lead from a folder down to what is below it; none for the folder itself. */
  namesBelow(folder: Path, path: Path): readonly string[];
}

export const posixPaths: Paths = pathsOf({
  separator: '/',
  rootOf: (native) => (native.startsWith('/') ? '/' : ''),
  toAddress: (native) => ({ authority: '', path: native.replace(/^\/{2,}/, '/') }),
  fromAddress: ({ authority, path }) => (authority === '' ? path : `//${authority}${path}`),
  clean: (native) => native,
});

export const windowsPaths: Paths = pathsOf({
  separator: '\\',
  rootOf: (native) => /^(?:[a-z]:\\?|\\\\[^\\]+\\[^\\]+\\?)/i.exec(native)?.[0] ?? '',
  toAddress: (native) => {
    const shared = /^\\\\([^\\]+)(\\.*)?$/s.exec(native);
    if (shared === null) return { authority: '', path: `/${lowerDrive(native).replaceAll('\\', '/')}` };
    return { authority: shared[1] ?? '', path: (shared[2] ?? '\\').replaceAll('\\', '/') };
  },
  fromAddress: ({ authority, path }) => {
    const words = path.replaceAll('/', '\\');
    if (authority !== '') return `\\\\${authority}${words}`;
    return /^\\[a-z]:/i.test(words) ? lowerDrive(words.slice(1)) : words;
  },
  // “\\?\” turns off what Windows makes of a path; the place is the same, and so is the address.
  clean: (native) =>
    native
      .replaceAll('/', '\\')
      .replace(/^\\\\\?\\UNC\\/i, '\\\\')
      .replace(/^\\\\[?.]\\(?=[a-z]:)/i, ''),
});

/** What differs from machine to machine. */
interface Style {
  readonly separator: '/' | '\\';
  /** The part of a path that no name can be taken from. */
  readonly rootOf: (native: string) => string;
  readonly toAddress: (native: string) => { readonly authority: string; readonly path: string };
  readonly fromAddress: (address: { readonly authority: string; readonly path: string }) => string;
  /** One spelling for paths that are written in several. */
  readonly clean: (native: string) => string;
}

function pathsOf({ separator, rootOf, toAddress, fromAddress, clean }: Style): Paths {
  const made = (native: string): Path => ({ native });
  const names = (native: string): readonly string[] =>
    native.slice(rootOf(native).length).split(separator).filter(Boolean);
  return {
    path: (native) => made(clean(native)),
    fromUri: (uri) => {
      const { scheme, authority, path } = URI.parse(uri);
      return scheme === 'file' ? made(fromAddress({ authority, path })) : undefined;
    },
    toUri: ({ native }) => URI.from({ scheme: 'file', ...toAddress(native) }).toString(),
    inner: ({ native }, ...inner) =>
      inner.length === 0
        ? made(native)
        : made([native.endsWith(separator) ? native.slice(0, -1) : native, ...inner].join(separator)),
    around: ({ native }) => {
      const root = rootOf(native);
      const above = names(native).slice(0, -1);
      if (names(native).length === 0) return undefined;
      const start = root === '' || root.endsWith(separator) ? root : `${root}${separator}`;
      return made(`${start}${above.join(separator)}`);
    },
    nameOf: ({ native }) => names(native).at(-1) ?? '',
    namesBelow: (folder, path) => names(path.native).slice(names(folder.native).length),
  };
}

/** Drives have one letter in either case; addresses have the small one. */
function lowerDrive(native: string): string {
  return native.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
