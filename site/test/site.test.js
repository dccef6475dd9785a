import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import sirv from 'sirv'
import { link, pages } from '../pages.js'
import { base, version } from '../versions.js'

const browserPath = '/usr/bin/chromium'
const skip = existsSync(browserPath) ? false : `${browserPath} is not installed`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe('the site in a browser', { skip }, () => {
  let server
  let browser
  let start

  before(async () => {
    const files = sirv(fileURLToPath(new URL('../dist', import.meta.url)))
    server = createServer((request, response) => files(request, response, () => response.writeHead(404).end()))
    await new Promise(listening => server.listen(0, '127.0.0.1', listening))
    start = `http://127.0.0.1:${server.address().port}${base(version)}`
    browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
    })
  })
  after(async () => {
    await browser?.close()
    await new Promise(closed => server.close(closed))
  })

  async function open(place, options = {}) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
    const errors = []
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    page.on('request', request => request.url().startsWith(start) || errors.push(`another server was asked: ${request.url()}`))
    await page.goto(start + place, { waitUntil: 'networkidle' })
    return { page, errors }
  }

  const place = file => pages[file].replace(/\.md$/, '.html')

  async function expectHeading(file) {
    const { page, errors } = await open(place(file))
    const heading = /^# (.+)$/m.exec(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))[1].replace(/[`\\]/g, '')
    assert.equal((await page.textContent('h1')).replace(/\u200B/g, '').trim(), heading, file)
    assert.deepEqual(errors, [], file)
    await page.context().close()
  }

  test('every page shows its heading, without an error and without another server', { timeout: 600_000 }, async () => {
    const left = Object.keys(pages)
    // A page is mostly waited for, so some are opened at once.
    const openAll = async () => {
      while (left.length > 0) await expectHeading(left.pop())
    }
    await Promise.all(Array.from({ length: 6 }, openAll))
  })

  test('the search finds a page by a word in its text, without a server', async () => {
    const { page, errors } = await open('index.html')
    await page.click('#local-search button')
    await page.fill('#localsearch-input', 'low-water mark')
    await page.locator('.VPLocalSearchBox .result').first().waitFor()
    const results = await page.locator('.VPLocalSearchBox .result').evaluateAll(found => found.map(one => one.getAttribute('href')))
    assert.ok(results.some(result => result.includes('architecture.html') || result.includes('glossary.html')), results.join(' '))
    assert.deepEqual(errors, [])
  })

  test('the pages follow the colours of the system', async () => {
    const background = async colorScheme => {
      const { page } = await open('getting-started.html', { colorScheme })
      return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    }
    assert.notEqual(await background('dark'), await background('light'))
  })

  test('a link between pages leads to the page of the site', async () => {
    const { page } = await open('contents.html')
    await page.click('.vp-doc a:text-is("Getting started")')
    await page.waitForURL(`**${link('docs/getting-started.md')}.html`)
    assert.equal(await page.locator('h1').innerText().then(text => text.replace(/\u200B/g, '').trim()), 'Getting started')
  })

  test('nothing is wider than a phone', async () => {
    for (const file of ['README.md', 'docs/options.md', 'docs/performance.md']) {
      const { page } = await open(place(file), { viewport: { width: 390, height: 844 } })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(width <= 390, `${file} is ${width} pixels wide`)
    }
  })

  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds no violation in ${colorScheme} pages`, { timeout: 300_000 }, async () => {
      for (const file of ['README.md', 'docs/getting-started.md', 'docs/options.md', 'docs/troubleshooting.md']) {
        const { page } = await open(place(file), { colorScheme })
        await page.addScriptTag({ content: axe })
        const { violations } = await page.evaluate(() => window.axe.run('.vp-doc', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }))
        assert.deepEqual(violations.map(one => `${file}: ${one.id}: ${one.nodes[0].html}`), [])
      }
    })
  }
})
