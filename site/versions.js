// The versions of the site. Each version is built from its own checkout, into a separate folder.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './pages.js'

/** The version of this checkout. Maven's file has it, so that the site cannot name another. */
export const version = /<artifactId>camel-8x8-events-parent<\/artifactId>\s*<version>(.+?)<\/version>/
  .exec(readFileSync(join(repository, 'pom.xml'), 'utf8'))[1]

/** What a reader selects from, the newest first: the versions that the build was given, or only this one. */
export const versions = (process.env.SITE_VERSIONS ?? version).split(' ')

/** The folder of a version on the web server. */
export const base = of => `${process.env.SITE_ROOT ?? '/'}${of}/`
