/** What this machine has for the tests, and what to do where it lacks something. */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** Where a Chromium is, if there is one. */
export const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** What is checked only where a platform's own description is at hand, each with how. */
export const unchecked: readonly string[] = [
  ...(process.env['DISCORD_OPENAPI'] ? [] : ['requests against Discord’s description (DISCORD_OPENAPI)']),
  ...(process.env['SLACK_MANIFEST_SCHEMA']
    ? []
    : ['the manifest against Slack’s schema (SLACK_MANIFEST_SCHEMA)']),
];

/** What is left out here, each with how to get it. */
export const leftOut: readonly string[] = [
  ...(hasRedis ? [] : ['everything on Redis (apt-get install redis-server)']),
  ...(chromium === undefined ? ['the playground in a browser (apt-get install chromium)'] : []),
];
