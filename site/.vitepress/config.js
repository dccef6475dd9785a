import { join } from 'node:path'
import { slug } from 'github-slugger'
import { defineConfig } from 'vitepress'
import { pages, repository, resolve } from '../pages.js'
import { sidebar } from '../sidebar.js'
import { base, version, versions } from '../versions.js'

const codeHost = 'https://github.com/camel-8x8/camel-8x8-events'
const revision = version.endsWith('-SNAPSHOT') ? 'main' : `v${version}`

const icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#3451b2"/>'
  + '<path d="M7 16h4l3-8 4 16 3-8h4" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/></svg>'

// The pages lie outside of the folder in which Vue is installed.
const librariesOfTheSite = {
  name: 'libraries-of-the-site',
  enforce: 'pre',
  resolveId(library, page, options) {
    return /^vue($|\/)/.test(library) && page?.endsWith('.md') ? this.resolve(library, join(repository, 'site/pages.js'), options) : null
  }
}

export default defineConfig({
  title: 'Camel 8x8 Events',
  description: '8x8 Contact Center events in an Apache Camel route',
  lang: 'en',
  base: base(version),
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  srcDir: repository,
  srcExclude: ['**/target/**', '**/node_modules/**', '**/src/**', '**/.*/**', 'site/**', '*.build/**'],
  rewrites: id => pages[id] ?? id,
  outDir: `dist/${version}`,
  cleanUrls: false,
  lastUpdated: false,
  // Programs that a reader starts, such as Prometheus.
  ignoreDeadLinks: 'localhostLinks',
  transformPageData(page) {
    if (!pages[page.filePath]) throw new Error(`${page.filePath} is no page of the site: add it to pages.js or exclude it`)
  },
  vite: {
    plugins: [librariesOfTheSite],
    server: { fs: { allow: [repository] } }
  },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // As the code host names them, so that a link with an anchor works in both.
    anchor: { slugify: heading => slug(heading) },
    config(markdown) {
      markdown.core.ruler.push('pages-of-the-repository', state => {
        // Vue would evaluate {{...}} in a line of code and in an indented block; it leaves fenced blocks alone.
        for (const block of state.tokens.filter(token => token.type === 'code_block')) {
          Object.assign(block, { type: 'fence', tag: 'code', markup: '```', info: 'text' })
        }
        const file = sourceOf(state.env.relativePath)
        for (const token of state.tokens.flatMap(token => token.children ?? [])) {
          if (token.type === 'code_inline') token.attrSet('v-pre', '')
          if (token.type === 'link_open' && file) token.attrSet('href', resolve(token.attrGet('href'), file, `${codeHost}/blob/${revision}`))
        }
      })
    }
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Recipes', link: '/recipes' },
      { text: 'Options', link: '/options' },
      { text: version, items: versions.map(other => ({ text: other, link: `pathname://${base(other)}`, target: '_self' })) }
    ],
    sidebar: sidebar(),
    socialLinks: [{ icon: 'github', link: codeHost }],
    footer: { message: 'Not affiliated with 8x8, Inc. or the Apache Software Foundation. Apache-2.0.' }
  }
})

function sourceOf(place) {
  return Object.keys(pages).find(file => pages[file] === place || file === place)
}
