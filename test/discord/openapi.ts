import { readFileSync } from 'node:fs';
import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Problem } from './problem.ts';

/** Checks bodies against Discord's own description of its HTTP API. */
export interface Description {
  /** What the description says against a request's body. The template is the description's own path. */
  request(method: string, template: string, body: unknown): Problem[];
  /** What it says against an answer that the stand-in gives. */
  answer(method: string, template: string, status: number, body: unknown): Problem[];
}

const read = new Map<string, Description>();

/** Reads the description (OpenAPI 3.1, JSON) from a file, once. Schemas are compiled when first needed. */
export function readDescription(file: string): Description {
  const known = read.get(file) ?? compileDescription(file);
  read.set(file, known);
  return known;
}

function compileDescription(file: string): Description {
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'), soften);
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    formats: { snowflake: /^\d{1,20}$/, nonce: true },
  });
  addFormats.default(ajv);
  ajv.addSchema(document as AnySchema, 'discord');
  const compiled = new Map<string, ValidateFunction | undefined>();

  function check(place: readonly string[], body: unknown): Problem[] {
    const pointer = place.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (!compiled.has(pointer)) compiled.set(pointer, exists(document, place) ? compile(pointer) : undefined);
    const validate = compiled.get(pointer);
    if (!validate || validate(body)) return [];
    return [problemOf(validate.errors ?? [])];
  }
  const compile = (pointer: string): ValidateFunction =>
    ajv.compile({ $ref: `discord#${encodeURI(pointer)}` });
  const json = ['content', 'application/json', 'schema'];

  return {
    request: (method, template, body) =>
      check(['paths', template, method.toLowerCase(), 'requestBody', ...json], body),
    answer: (method, template, status, body) =>
      check(['paths', template, method.toLowerCase(), 'responses', String(status), ...json], body),
  };
}

/**
 * Evens out two quirks of the description. Its `oneOf` often lists kinds that overlap (an empty list of choices is of
 * each of three kinds), which is meant as `anyOf`. And rights are described as integers, although Discord itself
 * sends and takes them as strings: https://docs.discord.com/developers/topics/permissions
 */
function soften(key: string, value: unknown): unknown {
  if (key === 'default_member_permissions') return { type: ['string', 'integer', 'null'] };
  if (typeof value !== 'object' || value === null || !('oneOf' in value)) return value;
  const { oneOf, ...rest } = value;
  return { ...rest, anyOf: oneOf };
}

function exists(document: unknown, place: readonly string[]): boolean {
  let at = document;
  for (const part of place) {
    if (typeof at !== 'object' || at === null || !(part in at)) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return true;
}

const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;

/** Of the errors of all branches, the one that lies deepest belongs to the branch that was meant. */
function problemOf(errors: readonly ErrorObject[]): Problem {
  const telling = errors.filter(
    ({ keyword, instancePath }) => keyword !== 'anyOf' && !instancePath.endsWith('/type'),
  );
  const [first] = telling.toSorted((a, b) => depth(b) - depth(a));
  const error = first ?? errors[0];
  return {
    rule: `Discord's API description: ${error?.message ?? 'does not match'}`,
    path: (error?.instancePath ?? '').split('/').slice(1),
    code: 'INVALID',
  };
}
