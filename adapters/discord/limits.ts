/** What Discord takes at most. Numbers of characters unless they say otherwise. */
export const LIMITS = {
  /** https://docs.discord.com/developers/resources/message#create-message-jsonform-params */
  content: 2000,
  /** Messages that one answer is split into. Ours: beyond that nobody reads on. */
  parts: 5,
  /** https://docs.discord.com/developers/resources/message#create-message-json/form-params */
  files: 10,
  /** Ours, in bytes: Discord takes 10 MiB a file. https://docs.discord.com/developers/reference#uploading-files */
  fileBytes: 8_000_000,
  /** Ours: a name that every system can save. */
  fileName: 100,
  /** https://docs.discord.com/developers/resources/message#attachment-object */
  fileDescription: 1024,
  /** Messages in which one is looked for: https://docs.discord.com/developers/resources/message#get-channel-messages */
  history: 50,
  /** Rows of a message: https://docs.discord.com/developers/components/reference#legacy-message-component-behavior */
  rows: 5,
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsInRow: 5,
  /** https://docs.discord.com/developers/components/reference#button-button-structure */
  buttonLabel: 80,
  /** https://docs.discord.com/developers/components/reference#string-select-string-select-structure */
  choices: 25,
  placeholder: 150,
  /** https://docs.discord.com/developers/components/reference#string-select-select-option-structure */
  choiceLabel: 100,
  choiceValue: 100,
  choiceDescription: 100,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  modalComponents: 5,
  /** https://docs.discord.com/developers/components/reference#label-label-structure */
  fieldLabel: 45,
  fieldDescription: 100,
  /** Entries of a radio or a checkbox group: https://docs.discord.com/developers/components/reference#radio-group */
  fieldEntries: 10,
  /** People, roles or channels that are picked at once: https://docs.discord.com/developers/components/reference#user-select */
  picked: 25,
  /** Roles that one message tells. Ours: so many names fit in front of it. */
  toldRoles: 25,
  /** https://docs.discord.com/developers/components/reference#text-input-text-input-structure */
  fieldValue: 4000,
  /** https://docs.discord.com/developers/components/reference#text-display */
  textDisplay: 4000,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete */
  suggestions: 25,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure */
  suggestionName: 100,
  suggestionValue: 100,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure */
  optionValue: 6000,
} as const;

/** Shortens to a number of characters, with an ellipsis in place of what is gone. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
