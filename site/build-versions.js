// Builds the site of each released version and of this checkout into dist, each in a separate folder.
//
// A release is a tag like v1.2.0 whose commit has this folder. SITE_ROOT is the folder of the site on the web server, for example
// /camel-8x8-events/. The start page leads to the newest release, or to this checkout if there is none yet.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from './pages.js'
import { base, version } from './versions.js'

const run = (folder, command, args, env = {}) =>
  execFileSync(command, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })

const tags = run(repository, 'git', ['tag', '--list', 'v*', '--sort=-version:refname']).split('\n')
const released = tags.filter(tag => tag && hasSite(tag)).map(tag => tag.slice(1)).filter(release => release !== version)
const names = [version, ...released]
const dist = join(repository, 'site/dist')

rmSync(dist, { recursive: true, force: true })
for (const name of names) {
  console.log(`building ${name}`)
  if (name === version) build(repository)
  else buildRelease(name)
}
const start = base(released[0] ?? version)
writeFileSync(join(dist, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Camel 8x8 Events</title>
<meta http-equiv="refresh" content="0; url=${start}"><a href="${start}">Camel 8x8 Events</a>\n`)

function hasSite(tag) {
  return run(repository, 'git', ['ls-tree', '--name-only', tag, 'site']).trim() !== ''
}

function build(checkout) {
  run(join(checkout, 'site'), 'npm', ['run', 'build'], { SITE_VERSIONS: names.join(' ') })
}

function buildRelease(name) {
  const checkout = mkdtempSync(join(tmpdir(), 'site-'))
  try {
    run(repository, 'git', ['worktree', 'add', '--detach', '--force', checkout, `v${name}`])
    run(join(checkout, 'site'), 'npm', ['ci', '--no-fund', '--no-audit'])
    build(checkout)
    cpSync(join(checkout, 'site/dist', name), join(dist, name), { recursive: true })
  } finally {
    if (existsSync(join(checkout, '.git'))) run(repository, 'git', ['worktree', 'remove', '--force', checkout])
    rmSync(checkout, { recursive: true, force: true })
  }
}
