// SPDX-License-Identifier: Apache-2.0
// Adds the component to a catalog of Kaoto, in place:
//
//   node add-to-catalog.mjs 8x8events.json CATALOG
//
// 8x8events.json is the metadata of the component. CATALOG is the directory of a Kaoto catalog, which has an index.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** An option as Kaoto's forms show it. */
function field(option) {
  const schema = {
    title: option.displayName,
    description: option.description,
    type: ['boolean', 'integer', 'number'].includes(option.type) ? option.type : 'string',
    $comment: `group:${option.group}`,
  };
  if (option.enum) schema.enum = option.enum;
  if (option.type === 'duration') schema.format = 'duration';
  if (option.type === 'object') schema.format = `bean:${option.javaType}`;
  if (option.secret) schema.format = 'password';
  if (option.deprecated) schema.deprecated = true;
  if (option.defaultValue !== undefined) {
    schema.default = schema.type === 'string' ? String(option.defaultValue) : option.defaultValue;
  }
  return schema;
}

/** The metadata with the schema of the form, in which Kaoto shows the options of an endpoint. */
function entry(component) {
  const options = Object.entries(component.properties);
  return {
    ...component,
    propertiesSchema: {
      type: 'object',
      properties: Object.fromEntries(options.map(([name, option]) => [name, field(option)])),
      required: options.filter(([, option]) => option.required).map(([name]) => name),
    },
  };
}

const [metadata, catalog] = process.argv.slice(2);
if (!metadata || !catalog) {
  console.error('Usage: node add-to-catalog.mjs 8x8events.json CATALOG');
  process.exit(2);
}
const component = read(metadata);
const { name } = component.component;
const library = read(join(catalog, 'index.json'));
for (const definition of library.definitions) {
  const index = join(catalog, definition.fileName);
  const file = read(index).catalogs.components?.file; // Only catalogs of Camel have components.
  if (file) {
    const components = join(dirname(index), file);
    writeFileSync(components, JSON.stringify({ ...read(components), [name]: entry(component) }));
    console.log(`${definition.name} has the component ${name}`);
  }
}
