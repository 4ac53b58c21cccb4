import type { moderatorsCard as english } from '../en/moderators-card.ts';

/** Spanish: two cards for moderators, for the first minutes and for afterwards. */
export const moderatorsCard = {
  'moderators-card': 'Cómo ayudar',
  'moderators-card.title': 'Los primeros minutos',
  'moderators-card.alone':
    'Nadie espera que lo lleves a solas, que midas el riesgo o que encuentres las palabras justas. Estar ahí es mucho.',
  'moderators-card.stay':
    '<b>Quédate y escucha.</b> Responde en el canal, despacio y con pocas palabras. Nadie necesita detalles de lo que pasó, ni una solución ahora.',
  'moderators-card.ask':
    '<b>Pregunta con claridad,</b> si tienes la duda: «¿Estás pensando en quitarte la vida?» Preguntar no mete la idea en la cabeza.',
  'moderators-card.secret':
    '<b>No prometas nada que no puedas cumplir,</b> y menos el secreto. Di lo que vas a hacer, y díselo antes de contárselo a otra persona.',
  'moderators-card.lines':
    '<b>Pon delante ayuda de verdad:</b> /crisis-post para quien lea, /crisis-send para una persona.',
  'moderators-card.danger':
    '<b>Si hay peligro ahora mismo,</b> pídele que llame al número de emergencias del lugar donde está. Di con honestidad que desde aquí no puedes llamar en su lugar.',
  'moderators-card.tell':
    '<b>Avisa a otra persona que modere</b> de que lo tienes tú, y pásalo antes de que el cansancio pueda contigo.',
  'moderators-card.channel':
    '<b>Quédate fuera de los mensajes privados.</b> Allí estarías a solas con ello, y nadie podría relevarte.',

  'after-care': 'Para ti, después',
  'after-care.stays':
    'Lo que lees puede quedarse contigo un tiempo. Así es para quien se preocupa por otras personas. Hiciste lo que se podía hacer desde aquí, y cómo sigue no está en tus manos.',
  'after-care.share':
    '<b>Habla hoy con otra persona que modere.</b> Di cómo fue para ti. Se puede decir sin el nombre de la persona y sin detalles.',
  'after-care.done':
    '<b>Déjalo estar por ahora.</b> Pasa lo que siga abierto, y di en el canal de moderación quién lo tiene.',
  'after-care.ordinary': '<b>Haz algo corriente:</b> come, duerme, sal, queda con alguien que te guste.',
  'after-care.lines':
    '<b>Las líneas de ayuda también son para quien ayuda.</b> Pulsa <b>¿Necesitas ayuda ahora?</b> y luego <b>Me preocupa alguien</b>. Nadie lo sabe.',
  'after-care.rest':
    '<b>Puedes dejar de moderar un tiempo,</b> un día o para siempre. Nadie lleva la cuenta.',
} as const satisfies Record<keyof typeof english, string>;
