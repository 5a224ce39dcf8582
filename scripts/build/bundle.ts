// What both bundlers return, taken from an esbuild result.
import { relative } from 'node:path';
import type { BuildResult } from 'esbuild';

export interface Bundle {
  /** Output files by their path inside the bundle's folder. */
  files: Map<string, Buffer>;
  /** Source files that went in, relative to the repository. */
  inputs: string[];
}

type InMemoryResult = BuildResult<{ write: false; metafile: true }>;

export function toBundle(outdir: string, results: InMemoryResult[]): Bundle {
  return {
    files: new Map(
      results.flatMap(({ outputFiles }) =>
        outputFiles.map(
          (file) => [relative(outdir, file.path), Buffer.from(file.contents)] as const,
        ),
      ),
    ),
    inputs: results.flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  };
}
