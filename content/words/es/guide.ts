import type { SourceWords, Topic, TopicWords } from '../shape.ts';

/** The questions that people ask, with answers in Spanish. */
export const guide: Readonly<Record<Topic, TopicWords>> = {
  fixing: {
    name: 'Reparar la confianza rota',
    question: '¿Cómo se repara la confianza rota?',
    answer: [
      'Es un trabajo lento y delicado. Hacen falta dos personas que lo quieran y que tengan la libertad de decir que no.',
      'Ayudan la honestidad que nadie tuvo que forzar, hablar abiertamente y querer de verdad cuidar lo que une a las dos personas. Pide paciencia, esfuerzo y el mismo cuidado una y otra vez.',
      'El ritmo y los límites son de quien recibió el daño. Si tú rompiste la confianza, respetarlos es parte de la reparación.',
      'Si una persona le tiene miedo a la otra, la reparación puede esperar. La seguridad va primero.',
    ],
  },
  regain: {
    name: '¿Puede volver la confianza?',
    question: '¿Se puede recuperar la confianza perdida?',
    answer: [
      'Sí, se puede. No siempre ocurre, y nadie puede prometerlo de antemano.',
      'Cuando vuelve, vuelve poco a poco. Quien la rompió se compromete otra vez con la relación, arregla lo que se puede arreglar y muestra con hechos lo que ha aprendido.',
      'En experimentos, la confianza se recuperó menos después de una mentira. Las promesas la ayudaron a avanzar, y las promesas cumplidas la sostuvieron. Un experimento no es tu vida: tómalo como una pista.',
    ],
  },
  'how-long': {
    name: 'Cuánto tiempo lleva',
    question: '¿Cuánto se tarda en reconstruir la confianza?',
    answer: [
      'No hay un plazo. Cada persona es distinta, y cada situación también.',
      'Si tú rompiste la confianza, deja de contar los días. Muestra que te importa, di que ves lo difícil que es esto, y deja que se hable de las dudas, de las preocupaciones y del enojo. Dale a la otra persona su tiempo. La confianza no vuelve a la fuerza, y presionar es decir que su dolor no cuenta.',
      'Si fue tu confianza la que se rompió, tu tiempo es tuyo. No le debes una fecha a nadie.',
      'Que haya espacio para el enojo no es dar espacio a amenazas ni insultos, vengan de quien vengan.',
    ],
  },
  'if-you-broke-it': {
    name: 'Si tú rompiste la confianza',
    question: 'Rompí la confianza. ¿Cómo la reparo?',
    answer: [
      'Empieza por el respeto. Quizá la otra persona quiera tiempo o distancia antes de volver a la cercanía, física o emocional. Respétalo. Si no quiere contacto, respétalo también.',
      'Reconoce lo que hiciste y arregla lo que se pueda arreglar. Después, que tus promesas sean pequeñas, y cúmplelas.',
      'Donde hay mucho dolor, la ayuda profesional puede facilitar la reparación: es una tercera persona que no toma partido.',
      'Con apoyo y con un cambio real, puede que la otra persona llegue a perdonar. También puede que no. Es decisión suya, y tener paciencia con ella es parte de tu cambio.',
      'Si te hacen daño o te amenazan por lo que hiciste, eso no es reparar, y puedes buscar ayuda para ti.',
    ],
  },
  'go-on': {
    name: '¿Puede seguir la relación?',
    question: '¿Puede seguir nuestra relación después de esto?',
    answer: [
      'Puede seguir y puede terminar. Soy un programa y no aconsejo ni una cosa ni la otra: la decisión es tuya.',
      'Ir a terapia puede dar herramientas y un lugar para hablar abiertamente. A muchas personas les ayuda más que intentarlo a solas.',
      'Si tú rompiste la confianza, hay algo duro y real: la otra persona puede perdonarte y aun así no querer seguir, con terapia o sin ella.',
      'Si fue tu confianza la que se rompió, no tienes ninguna obligación de quedarte donde sientes que te hacen daño, que no te valoran o que te manipulan. Puedes ver el esfuerzo de la otra persona, valorarlo y aun así decir que no.',
      'Si piensas en seguir, pueden ayudarte estas preguntas. ¿Dice con claridad que esto va a cambiar? ¿Respeta lo que te hizo sentir? ¿Puedes decir que no sin miedo?',
    ],
  },
  forgiving: {
    name: 'Perdonar',
    question: '¿Cómo se perdona?',
    answer: [
      'El perdón es tuyo: puedes darlo o no darlo. No se lo debes a nadie, y no tiene fecha.',
      'Primero está el dolor, y tarda lo que tarda. Sentir enojo y malestar está bien. Nada de esto ocurre de la noche a la mañana.',
      'Perdonar no es olvidar ni es volver. Puedes hacer una cosa sin las otras.',
      'Si eres tú quien espera el perdón, déjalo abierto. Pedirlo es poner un peso más sobre quien recibió el daño.',
    ],
  },
  'after-betrayal': {
    name: 'Después de una traición',
    question: 'Me traicionaron. ¿Y ahora qué?',
    answer: [
      'No hay prisa. Si le tienes miedo a la otra persona, deja lo demás por ahora: tu seguridad va primero.',
      'Algunas preguntas pueden ayudarte a ver más claro. ¿Por qué lo hizo? ¿Fue un error sin mala intención? ¿Ha intentado reparar el daño, y tiene un plan para cambiar? ¿Lo vería como tú una persona en quien confías?',
      'Sean cuales sean las respuestas, lo que te hicieron no es culpa tuya.',
      'Para algunas personas, perdonar se vuelve posible cuando ven un cambio: honestidad, hablar abiertamente y alguien que está presente de verdad, en persona y de corazón. Para otras no, y eso también está bien.',
    ],
  },
  'trust-again': {
    name: 'Aprender a confiar otra vez',
    question: '¿Cómo aprendo a confiar otra vez?',
    answer: [
      'Despacio, y quizá empezando por ti. La confianza en otras personas puede crecer a partir de la confianza en tu intuición, tus valores y tu criterio.',
      'Descubre qué necesitas, y dilo abiertamente donde no haya peligro. Puede ayudar entender por qué te hicieron daño. Entender no es echarte la culpa.',
      'Tener cuidado no es un defecto. A veces es algo que sabes.',
      'Si eliges reconstruir con alguien, es un compromiso que crece con el tiempo. Puedes asumirlo en partes pequeñas, y puedes retirarlo.',
    ],
  },
  professional: {
    name: 'Cuándo buscar ayuda profesional',
    question: '¿Cuándo es momento de buscar ayuda profesional?',
    answer: [
      'Cuando el dolor es profundo, o cuando las cosas no avanzan por sí solas.',
      'La ayuda profesional puede guiar la reconstrucción y hacer más fácil que cada persona hable abiertamente. También puedes ir por tu cuenta, solo para ti.',
      'Donde una persona asusta, daña o controla a la otra, la terapia conjunta puede traer nuevos peligros. La línea contra la violencia doméstica de Estados Unidos la desaconseja cuando hay maltrato. Aun así puedes buscar ayuda para ti.',
      'En una crisis no necesitas cita. Para eso están las líneas de ayuda en crisis, y todas las tarjetas de aquí llevan a ellas.',
    ],
  },
};

/** Where the facts of the steps and of the guide come from. */
export const source: SourceWords = {
  title:
    'How to gain someone’s trust back: Manageable steps for rebuilding security and stability in relationships',
  publisher: 'Thriveworks',
  reviewers: 'Christine Ridley LCSW y Theresa Welsh LPC',
  limit:
    'Esto es información. No sustituye la ayuda profesional. En una crisis, acude a una línea de ayuda: en Estados Unidos es el 988.',
};
