import type { group as english } from '../en/group.ts';

/** Spanish: what is shared by everything that moderators and admins do. */
export const group = {
  'option.not-a-member': 'Elige a una persona de este grupo.',
  'option.not-a-room': 'Elige un canal de este grupo.',
  'rights.moderator': 'Solo quien modera este grupo puede hacer eso. Se elige en /trust-setup.',
  'rights.admin': 'Solo quien administra este grupo puede hacer eso.',
  'rights.group': 'Esto funciona solo en un canal de tu grupo.',
  'rights.unread': 'Ahora no puedo leer quién modera aquí. Inténtalo de nuevo en un minuto.',
} as const satisfies Record<keyof typeof english, string>;
