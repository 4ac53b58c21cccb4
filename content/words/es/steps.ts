import type { StepList } from '../shape.ts';

/** The seven steps in Spanish. */
export const steps: StepList = [
  {
    name: 'Asumir la responsabilidad',
    short: 'responsabilidad',
    line: 'Quien rompió la confianza reconoce su parte, entera, y lo que causó.',
    meaning:
      'Este paso empieza cuando quien rompió la confianza reconoce su parte, toda su parte. Mira el daño que le hizo a la otra persona, y lamenta ese daño, no que se haya descubierto. Reconocer solo la mitad puede volver a hacer daño.',
    todo: {
      broke:
        'Di con claridad qué hiciste y qué elegiste. Nombra lo que eso le causó a la otra persona, y que sea eso lo que lamentes. Este paso trata de tu parte y de nada más.',
      hurt: 'Puedes dejarle este paso a la otra persona: es su parte, no la tuya. Si te ayuda, piensa qué necesitas oír y qué no quieres volver a explicar.',
    },
    notThis: {
      broke:
        'Asumir la responsabilidad no es cargar con la culpa de todo ni aceptar castigos. Nada de lo que hiciste le da a nadie el derecho de amenazarte, pegarte, seguirte o controlarte.',
      hurt: 'No te toca buscar tu parte en lo que te hicieron. No tienes que ayudar a la otra persona a reconocerlo, y no tienes que aceptar lo que diga.',
    },
    practices: {
      broke: [
        'Escribe una frase que diga lo que hiciste, sin ningún «pero». Es solo para ti.',
        'Haz una lista de las personas a las que afectó y de una forma en que lo sintió cada una. Después tacha todo lo que te defienda.',
        'Cuéntale la versión sin adornos a alguien de confianza, antes de que la reemplace una más bonita.',
      ],
      hurt: [
        'Escribe lo que pasó en tu propio orden, en un lugar que nadie más pueda leer.',
        'Reparte tus pensamientos en dos listas: «me toca cargarlo» y «no me toca cargarlo».',
        'Elige una cosa que no quieras volver a explicar esta semana. Dilo, si puedes hacerlo sin peligro.',
      ],
    },
    questions: {
      broke: [
        '¿Qué elegí yo, aunque tuviera cansancio o miedo?',
        '¿Qué excusa me sale primero, y qué protege?',
        '¿Qué diría si con eso no pudiera conseguir ningún perdón?',
      ],
      hurt: [
        '¿De qué parte de esto me he estado echando la culpa?',
        '¿Cómo sería asumir la responsabilidad, en hechos que yo pudiera ver?',
        '¿Qué necesito oír antes de que cualquier otro paso tenga sentido?',
      ],
    },
  },
  {
    name: 'Hablar con honestidad y transparencia',
    short: 'honestidad',
    line: 'Lo que importa de lo ocurrido se dice con claridad, y se deja de esconder.',
    meaning:
      'Hablar con transparencia es contar lo que importa de lo ocurrido: qué pasó, cómo y por qué. También termina la costumbre de esconder, porque una mentira más puede deshacer muchas palabras honestas. En experimentos, la confianza se recuperó menos cuando había habido una mentira.',
    todo: {
      broke:
        'Di lo que importa antes de que alguien tenga que preguntar. Si notas una verdad a medias tuya, corrígela. Donde la verdad pueda poner a alguien en peligro, la seguridad va primero.',
      hurt: 'Tú decides cuánto quieres saber y cuándo. Puedes preguntar, dejar de preguntar o dejarlo para otro día.',
    },
    notThis: {
      broke:
        'La honestidad no es entregar contraseñas ni tu teléfono, ni avisar dónde estás. Sigues teniendo derecho a tu privacidad. Una mentira dicha por miedo no es una traición que haya que reparar.',
      hurt: 'No tienes ninguna obligación de oírlo todo ni de vigilar a nadie. Su honestidad no le da a nadie derecho a tus contraseñas, a tu teléfono ni a que rindas cuentas de tu día.',
    },
    practices: {
      broke: [
        'Si no hay peligro, di hoy una cosa verdadera antes de que nadie la pregunte.',
        'Cuando notes una verdad a medias tuya, corrígela en cuanto puedas hacerlo sin peligro.',
        'Acuerda con la otra persona, si ambas quieren, qué se cuenta, quién lo cuenta y hasta cuándo. Anota la fecha final.',
      ],
      hurt: [
        'Elige los pocos datos que te ayudarían, y deja lo demás sin preguntar por ahora.',
        'Fija una hora y un lugar para las preguntas, y termina a la hora prevista.',
        'Después de una respuesta, fíjate en cómo se siente tu cuerpo antes de pesar las palabras.',
      ],
    },
    questions: {
      broke: [
        '¿Qué sigo adornando para quedar mejor?',
        '¿Dónde confundo la privacidad con esconder cosas?',
        '¿Qué pregunta temo, y podría responderla con calma, una vez?',
      ],
      hurt: [
        '¿Saber esto me da seguridad, o alimenta las imágenes en mi cabeza?',
        '¿Qué transparencia quiero que ambas personas podamos rechazar con libertad?',
        '¿Cuándo fue la última vez que comprobé algo, y cuánto duró la calma?',
      ],
    },
  },
  {
    name: 'Pedir disculpas con sinceridad',
    short: 'disculpa',
    line: 'Palabras que lamentan, nombran el daño y dicen qué será distinto.',
    meaning:
      'Una disculpa sincera lamenta lo ocurrido, comprende el daño y dice qué será distinto. Las excusas la debilitan. También la debilita hacer el dolor más pequeño de lo que es. En un estudio con 755 personas, lo que más pesó fue reconocer la propia parte y ofrecer reparación, y lo que menos, pedir perdón.',
    todo: {
      broke:
        'Di qué lamentas, qué vas a reparar y qué haces distinto desde ahora. Después deja todo el espacio para la respuesta, también para un no.',
      hurt: 'Puedes escuchar, pedir tiempo o no escuchar. Una disculpa no te pide nada, ni siquiera una respuesta.',
    },
    notThis: {
      broke:
        'Una disculpa no se cambia por perdón, y no es una súplica. Si la otra persona no quiere saber de ti, lo amable es no buscarla.',
      hurt: 'Una disculpa no es una deuda que se paga con perdón. Las lágrimas, los regalos o la presión no cambian eso. Una disculpa a la que le sigue el mismo daño no es este paso.',
    },
    practices: {
      broke: [
        'Escribe la disculpa a mano. Después quita cada «si» y cada «tú» que eche la culpa.',
        'Anota tres cosas: el daño, lo que vas a reparar y para qué fecha.',
        'Si la otra persona quiere oírla, dila una vez. Después guarda silencio el tiempo necesario para oír la respuesta.',
      ],
      hurt: [
        'Puedes escuchar sin responder. Ten preparada una frase, por ejemplo: «Te escuché, y necesito tiempo».',
        'Escribe qué tendría que decir una disculpa verdadera para ti.',
        'Guarda las palabras que recibiste o tíralas, como te venga mejor.',
      ],
    },
    questions: {
      broke: [
        '¿Pido disculpas para aliviar mi malestar, o para mirar de frente lo que siente la otra persona?',
        '¿Qué puedo reparar que no sea un sentimiento?',
        '¿Qué hago si la disculpa no es aceptada?',
      ],
      hurt: [
        '¿Qué parte de la disculpa me llegó, y cuál pasó de largo?',
        '¿Qué me diría, dentro de dos semanas, que iba en serio?',
        '¿Siento presión para perdonar, y de quién viene?',
      ],
    },
  },
  {
    name: 'Escuchar',
    short: 'escucha',
    line: 'Espacio para sentimientos, preocupaciones y deseos, sin excusas ni interrupciones.',
    meaning:
      'Escuchar abre un espacio para lo que la otra persona siente, lo que le preocupa y lo que espera. Pide paciencia y la voluntad de imaginar cómo lo está viviendo. Ese espacio se cierra en cuanto aparecen las excusas o las interrupciones.',
    todo: {
      broke:
        'Deja que la otra persona termine. Repite lo que oíste antes de decir algo tuyo, y pregunta si lo entendiste bien.',
      hurt: 'Tú eliges qué dices, a quién y cuánto. Puedes decir qué quieres de una conversación, y puedes terminarla en cualquier momento.',
    },
    notThis: {
      broke:
        'Escuchar no es aguantar amenazas, insultos ni golpes. Puedes irte de cualquier conversación que te dé miedo.',
      hurt: 'No tienes que explicar tu dolor hasta que se entienda, y no tienes que escuchar a cambio. Si hay burlas, o si te da miedo hablar, nadie está escuchando.',
    },
    practices: {
      broke: [
        'Reserva diez minutos en los que solo repitas lo que oíste. Cualquiera de las dos personas puede terminarlos.',
        'Deja tu propio teléfono en otra habitación durante una conversación difícil, si sin él no corres peligro.',
        'Pregunta una vez: «¿Hay algo más?». Da las gracias cuando no lo haya.',
      ],
      hurt: [
        'Di en una frase qué quieres de la conversación: consuelo, respuestas o solo compañía.',
        'Termina la conversación cuando llegues a tu límite. Si quieres, di cuándo podrías retomarla.',
        'Habla también con una amistad o con alguien del grupo, para que no todo descanse en una sola persona.',
      ],
    },
    questions: {
      broke: [
        '¿En qué momento empecé a preparar mi defensa mientras la otra persona hablaba?',
        '¿Qué sentimiento nombró que yo quise arreglar enseguida?',
        '¿Qué frase suya podría repetir palabra por palabra?',
      ],
      hurt: [
        '¿Sentí que me escuchaban, o solo que me respondían?',
        '¿Para qué no he encontrado palabras todavía?',
        '¿Qué oigo sobre mí en lo que digo?',
      ],
    },
  },
  {
    name: 'Reconstruir la confianza con el tiempo',
    short: 'tiempo',
    line: 'Si la confianza vuelve, vuelve despacio, con lo que se hace una y otra vez.',
    meaning:
      'La confianza crece con actos fiables, repetidos una y otra vez, y eso pide paciencia. Lo que se dice y lo que se hace coinciden, también cuando nadie mira. Romperla otra vez la hace retroceder. Nadie puede decir de antemano cuánto tarda, ni si vuelve.',
    todo: {
      broke:
        'Haz cosas pequeñas con las que se pueda contar, hoy y también la semana que viene. Sigue el ritmo y los límites de la otra persona, y no esperes que te dé las gracias.',
      hurt: 'Tú marcas tu ritmo. Puedes ir más despacio, hacer una pausa, cambiar de idea o parar, y no necesitas dar razones.',
    },
    notThis: {
      broke:
        'La paciencia no es una condena que cumplir. No tienes que aceptar que te castiguen, te vigilen o te hagan daño.',
      hurt: 'El tiempo no es una promesa de que volverás a confiar. Ni las semanas que han pasado ni el esfuerzo de la otra persona te dejan en deuda.',
    },
    practices: {
      broke: [
        'Elige una promesa tan pequeña que puedas cumplirla cada día de esta semana.',
        'Cuando tengas un tropiezo, anótalo el mismo día, con lo que vas a cambiar.',
        'Cuéntale a alguien de confianza cómo va el plan.',
      ],
      hurt: [
        'Anota un momento de esta semana que se sintió firme, y otro que no.',
        'Vuelve a mirar un límite que pusiste: mantenlo, aflójalo o hazlo más firme.',
        'Haz una cosa que sea solo tuya y no tenga nada que ver con la reparación.',
      ],
    },
    questions: {
      broke: [
        '¿Cuándo me impaciento porque nadie me da las gracias?',
        '¿Qué buena costumbre tengo ya, sin darme cuenta?',
        '¿Qué haría hoy si nadie me viera?',
      ],
      hurt: [
        '¿Qué ha cambiado en los hechos, y no solo en mis esperanzas?',
        '¿A qué ritmo voy, y quién lo eligió?',
        '¿Qué me dice que parar también está permitido?',
      ],
    },
  },
  {
    name: 'Comunicarse abiertamente',
    short: 'comunicación',
    line: 'Cada persona puede decir sus dudas y sus miedos, y nadie lo paga después.',
    meaning:
      'Hablar abiertamente va en los dos sentidos. Las dudas, los miedos y las preocupaciones se pueden decir, y se escuchan sin juzgar. Lo que da inseguridad se habla pronto, porque lo que se deja pendiente suele crecer.',
    todo: {
      broke:
        'Pregunta cómo van las cosas antes de que algo salga mal, y toma la respuesta como es. Saca el tema difícil por tu cuenta, con calma y a tiempo.',
      hurt: 'Puedes hablar de una duda, un miedo o un deseo, o guardártelo. Si te ayuda, di primero cómo y dónde quieres hablar.',
    },
    notThis: {
      broke:
        'Hablar abiertamente no es responder a cualquier hora, ni hablar hasta que cedas. Donde hablar te ponga en riesgo, puedes callar.',
      hurt: 'Hablar abiertamente no es contarle todo a la otra persona. Si después pagas por lo que dices, callar te protege. No tiene nada de malo.',
    },
    practices: {
      broke: [
        'Empieza una frase al día con «yo siento», y termínala antes de llegar a «porque tú».',
        'Cuando cambie un plan en común, dilo en cuanto lo sepas.',
        'Acuerda con la otra persona una palabra que signifique «pausa». Cuando la uses, vuelve a la hora que dijiste.',
      ],
      hurt: [
        'Si no hay peligro, pide una cosa concreta que alguien pueda hacer antes del viernes.',
        'Di «ahora no» cuando sea eso lo que quieres decir.',
        'Escribe el mensaje que te sale del enojo, guárdalo una noche donde solo tú puedas leerlo, y decide después.',
      ],
    },
    questions: {
      broke: [
        '¿Qué dejo sin decir para que haya paz?',
        '¿Qué tema me hace callar, o alzar la voz?',
        '¿Qué hago para que sea fácil no estar de acuerdo conmigo?',
      ],
      hurt: [
        '¿Qué me gustaría pedir, y qué hace que me cueste?',
        'Cuando callo, ¿necesito descanso, distancia o seguridad?',
        '¿Puedo no estar de acuerdo sin pagarlo después?',
      ],
    },
  },
  {
    name: 'Actuar con constancia',
    short: 'constancia',
    line: 'Promesas pequeñas que se cumplen, en los días corrientes y en los difíciles.',
    meaning:
      'La constancia es hacer lo que se dijo, tantas veces que se pueda contar con ello. Las promesas se cumplen, y lo que se empezó se lleva adelante. La investigación sugiere que una promesa puede ayudar a que la confianza empiece de nuevo, y que lo que la sostiene es cumplirla. Una promesa pequeña cumplida hace más que una grande sin cumplir.',
    todo: {
      broke:
        'Promete poco, y hazlo. Cuando veas que no puedes cumplir una promesa, dilo antes de que llegue el día, y di qué harás en su lugar.',
      hurt: 'Puedes mirar lo que se hace más que lo que se dice. Tú decides qué señales te importan y durante cuánto tiempo quieres mirar.',
    },
    notThis: {
      broke:
        'La constancia no es hacerlo todo perfecto, ni pedir permiso para cada cosa. Una promesa que te sacaron a la fuerza, o que te pone en peligro, no te ata.',
      hurt: 'No tienes que vigilar a la otra persona ni llevarle la cuenta. Una semana tranquila no te obliga a nada, y la calma no siempre es lo mismo que la seguridad.',
    },
    practices: {
      broke: [
        'Une una promesa a algo que ya haces cada mañana.',
        'Lleva una lista de lo que cumpliste y lo que no. Es tuya, y no tienes que enseñarla a nadie.',
        'Prepárate para la semana difícil: elige una promesa tan pequeña que puedas cumplirla incluso entonces.',
      ],
      hurt: [
        'Elige dos señales de constancia que te importen, y deja en paz las demás por un tiempo.',
        'Cuando algo te ponga en alerta, pregúntate qué fue. Puede ser una alarma vieja, o puede que sepa algo.',
        'Marca una fecha para preguntarte si esto sigue siendo lo que quieres.',
      ],
    },
    questions: {
      broke: [
        '¿Dónde no coinciden mis palabras y mi calendario?',
        '¿Qué hago distinto cuando nadie me ve?',
        '¿Qué costumbre de antes podría arrastrarme, y qué se lo impide?',
      ],
      hurt: [
        '¿Qué puedo prever ahora que antes no podía?',
        '¿La constancia me calma, o espero a que se acabe?',
        '¿Qué sería suficiente para mí?',
      ],
    },
  },
];
