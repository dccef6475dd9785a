// The menu of the site. A page that no group names is in the last group.
import { link, pages, title } from './pages.js'

const groups = [
  ['Start', ['getting-started', 'camel-cli', 'editors', 'kamelet', 'testing', 'compared', 'migrating']],
  ['Routes', ['recipes', 'options', 'java-dsl', 'events', 'reader-or-consumer', 'replay', 'batches', 'once-only', 'partitioned-topics', 'event-extras']],
  ['Run it', ['delivery-guarantees', 'troubleshooting', 'health', 'operations', 'monitoring', 'scaling', 'security', 'compatibility']],
  ['Measured', ['reliability', 'performance', 'local-stream-throughput']],
  ['Inside', ['architecture', 'glossary']]
]

export function sidebar() {
  const left = new Set(Object.keys(pages))
  const item = file => {
    left.delete(file)
    return { text: title(file), link: link(file) }
  }
  left.delete('README.md')
  const menu = groups.map(([text, names]) => ({
    text,
    collapsed: false,
    items: names.map(name => item(`docs/${name}.md`))
  }))
  const folder = (text, prefix) => ({ text, collapsed: true, items: [...left].filter(file => file.startsWith(prefix)).sort().map(item) })
  menu.push(folder('Recipes by topic', 'docs/recipes/'), folder('Examples', 'examples/'), folder('Decisions', 'docs/adr/'))
  menu.push({ text: 'Project', collapsed: true, items: [...left].map(item) })
  return menu.filter(group => group.items.length > 0)
}
