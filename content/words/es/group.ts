import type { group as english } from '../en/group.ts';

/** Spanish: what is shared by everything that moderators and admins do. */
export const group = {
  'option.not-a-member': 'Elige a una persona de este grupo.',
  'option.not-a-room': 'Elige un canal de este grupo.',
  'rights.moderator': 'Solo quien modera este grupo puede hacer eso. Se elige en /trust-setup.',
  'rights.admin': 'Solo quien administra este grupo puede hacer eso.',
  'rights.group': 'Esto funciona solo en un canal de tu grupo.',
  'rights.unread': 'Ahora no puedo leer quién modera aquí. Inténtalo de nuevo en un minuto.',
  'crisis-post.menu': 'Líneas de crisis aquí',
  'crisis-post.summary': 'Líneas de ayuda en este canal, para quien lo lea. Antes las ves tú',
  'crisis-post.country.title': '¿Qué país?',
  'crisis-post.preview': 'Ver cómo queda',
  'crisis-post.which-country': '¿Para qué país? No lo adivino.',
  'crisis-post.post': 'Publicar aquí',
  'crisis-post.done':
    'Las líneas ya están en el canal, en mi nombre y no en el tuyo. No tienes que llevarlo a solas: avisa a otra persona que modere.',
  'crisis-post.recent':
    '{who} publicó líneas aquí, {when}, así que ahora no publiqué nada. Cinco minutos después puedo publicar otra vez. Mientras tanto, cada persona encuentra líneas con /crisis.',
} as const satisfies Record<keyof typeof english, string>;
