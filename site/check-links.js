// Checks each link between pages of the built site, with its anchor. Links to other sites are not opened: a build needs no network.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { base, version } from './versions.js'

const folder = fileURLToPath(new URL(`dist/${version}`, import.meta.url))
const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.html') && file !== '404.html')
const html = Object.fromEntries(files.map(file => [file, readFileSync(join(folder, file), 'utf8')]))
const values = (file, attribute) => [...html[file].matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(match => match[1])
const anchors = Object.fromEntries(files.map(file => [file, new Set(values(file, 'id'))]))

const broken = []
let checked = 0
for (const file of files) {
  for (const target of [...values(file, 'href'), ...values(file, 'src')]) {
    if (!target.startsWith('#') && !target.startsWith(base(version))) continue
    checked++
    const [path, anchor] = target.split('#')
    const place = path === '' ? file : decodeURI(path.slice(base(version).length)).replace(/(^|\/)$/, '$1index.html')
    const found = place.endsWith('.html') ? html[place] && (!anchor || anchors[place].has(decodeURIComponent(anchor))) : existsSync(join(folder, place))
    if (!found) broken.push(`${file}: ${target}`)
  }
}
if (broken.length > 0) {
  console.error(`${broken.length} links of the site lead nowhere:\n${[...new Set(broken)].join('\n')}`)
  process.exit(1)
}
console.log(`${checked} links on ${files.length} pages are correct`)
