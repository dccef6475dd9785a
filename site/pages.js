// Which files of the repository are pages of the site, and where.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = dirname(dirname(fileURLToPath(import.meta.url)))

/** The file of each page, as the key, and its place in the site. Both are relative to their roots. */
export const pages = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'RELEASING.md': 'releasing.md',
  'SECURITY.md': 'security-policy.md',
  'applications/README.md': 'applications/index.md',
  'applications/camel-cli/README.md': 'applications/camel-cli.md',
  'observability/README.md': 'observability.md',
  ...inFolder('docs', file => file === 'README.md' ? 'contents.md' : file),
  ...inFolder('docs/adr', file => file === 'README.md' ? 'adr/index.md' : `adr/${file}`),
  ...inFolder('docs/recipes', file => file === 'README.md' ? 'recipes/index.md' : `recipes/${file}`),
  ...examples()
}

function inFolder(folder, place) {
  if (!existsSync(join(repository, folder))) return {}
  const files = readdirSync(join(repository, folder)).filter(file => file.endsWith('.md'))
  return Object.fromEntries(files.map(file => [`${folder}/${file}`, place(file)]))
}

function examples() {
  const names = readdirSync(join(repository, 'examples'))
    .filter(name => existsSync(join(repository, 'examples', name, 'README.md')))
  return Object.fromEntries(names.map(name => [`examples/${name}/README.md`, `examples/${name}.md`]))
}

/** The heading of a page. */
export function title(file) {
  return /^# (.+)$/m.exec(readFileSync(join(repository, file), 'utf8'))[1].replace(/`/g, '')
}

/** The link of the site for a page. */
export const link = file => `/${pages[file].replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`

/**
 * The target of a link in a page: a page of the site, or the file or folder on the code host if it is not one. A link to another site
 * does not change.
 *
 * @throws Error if the target does not exist
 */
export function resolve(href, file, codeHost) {
  if (/^([a-z]+:|#|\/)/i.test(href)) return href
  const [path, anchor] = href.split('#')
  const target = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, '')
  const hash = anchor === undefined ? '' : `#${anchor}`
  const page = [target, `${target}/README.md`].find(candidate => pages[candidate])
  if (page) return `/${pages[page]}${hash}`
  if (!existsSync(join(repository, target))) throw new Error(`${file} links to ${href}, which does not exist`)
  return `${codeHost}/${target}${hash}`
}
