import { z } from 'zod';

const Country = z.string().regex(/^[A-Z]{2}$/);

/** Who says so, and when: a day, a month, a year, or null where the page carries no date. */
const Source = z.strictObject({
  url: z.url(),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
});

/** One crisis line, as content/crisis/lines.json has it. What a line does not have is null. */
export const Line = z.strictObject({
  /** ISO 3166-1 alpha-2 code, or XK for Kosovo; null for an international directory. */
  country: Country.nullable(),
  name: z.string().min(1),
  audience: z
    .array(
      z.enum(['suicide', 'general emotional support', 'domestic violence', 'child', 'lgbtq', 'directory']),
    )
    .min(1),
  /** As one dials it, in words where need be: `113 (option 5)`. */
  phone: z.string().min(1).nullable(),
  /** A number, or what to send where: `Text HOME to 741741`. */
  sms: z.string().min(1).nullable(),
  chat: z.url().nullable(),
  url: z.url().nullable(),
  hours: z.string().min(1).nullable(),
  languages: z.string().min(1).nullable(),
  /** How well the line is sourced. A low one stays hidden until a moderator confirms it. */
  confidence: z.enum(['high', 'medium', 'low']),
  /** The day on which a person checked it, or null. */
  lastVerified: z.iso.date().nullable(),
  sources: z.array(Source).min(1),
  licence: z.string().min(1),
  /** For moderators: what is doubtful or worth knowing. */
  note: z.string().min(1).optional(),
});
export type Line = z.infer<typeof Line>;

/** One country's emergency numbers, as content/crisis/emergency.json has them: only where it is stated whom each reaches. */
export const EmergencyNumbers = z.strictObject({
  /** ISO 3166-1 alpha-2 code, or XK for Kosovo. */
  country: Country,
  numbers: z
    .array(
      z.strictObject({
        number: z.string().regex(/^\d[\d-]*$/),
        reaches: z.enum(['all', 'police', 'ambulance']),
      }),
    )
    .min(1),
  sources: z.array(Source).min(1),
});
export type EmergencyNumbers = z.infer<typeof EmergencyNumbers>;
