// Builds the styles and scripts of the pages from static/src into static/build.

import { copyFile, mkdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

import { build } from "esbuild"
import { NodePackageImporter, compileAsync } from "sass"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, "static", "src")
const target = join(root, "static", "build")

async function buildStyles() {
  const { css } = await compileAsync(join(source, "portal.scss"), {
    importers: [new NodePackageImporter(root)],
    quietDeps: true,
    style: "compressed",
  })
  await writeFile(join(target, "portal.css"), css)
}

async function buildScripts() {
  await build({
    bundle: true,
    entryPoints: [join(source, "portal.js")],
    format: "esm",
    legalComments: "eof",
    minify: true,
    outfile: join(target, "portal.js"),
    target: "es2020",
  })
}

await mkdir(target, { recursive: true })
await Promise.all([buildStyles(), buildScripts(), copyFile(join(source, "icon.svg"), join(target, "icon.svg"))])
