import type { HelpConfiguration } from 'commander';
import { spoken, t } from '../text/l10n';

/** The parts of the help that commander words itself, in the language that is spoken. */
export function helpWords(): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t`Usage:`,
    'Arguments:': t`Arguments:`,
    'Options:': t`Options:`,
    'Commands:': t`Commands:`,
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, argChoices, defaultValue, defaultValueDescription }) =>
      described(
        description,
        argChoices,
        defaultValueDescription ?? (typeof defaultValue === 'string' ? JSON.stringify(defaultValue) : undefined),
      ),
    argumentDescription: ({ description, argChoices }) => described(description, argChoices, undefined),
  };
}

function described(description: string, choices: readonly string[] | undefined, usual: string | undefined): string {
  const listed = choices?.map((choice) => JSON.stringify(choice)).join(', ');
  const more = [
    ...(listed === undefined ? [] : [t`choices: ${listed}`]),
    ...(usual === undefined ? [] : [t`default: ${usual}`]),
  ];
  return more.length === 0 ? description : `${description} (${more.join(', ')})`;
}

/** What commander objects to; it has no other way to say it in another language. */
export function objection(text: string): string {
  if (spoken() === 'en') return text;
  return text
    .replace(/^error: unknown option '(.*)'/, (_, name: string) => t`error: unknown option '${name}'`)
    .replace(/^error: unknown command '(.*)'/, (_, name: string) => t`error: unknown command '${name}'`)
    .replace(
      /^error: missing required argument '(.*)'/,
      (_, name: string) => t`error: missing required argument '${name}'`,
    )
    .replace(/^error: option '(.*)' argument missing/, (_, name: string) => t`error: option '${name}' argument missing`)
    .replace(
      /^error: required option '(.*)' not specified/,
      (_, name: string) => t`error: required option '${name}' not specified`,
    )
    .replace(
      /^error: option '(.*)' argument '(.*)' is invalid\./,
      (_, name: string, given: string) => t`error: option '${name}' argument '${given}' is invalid.`,
    )
    .replace(
      /^error: command-argument value '(.*)' is invalid for argument '(.*)'\./,
      (_, given: string, name: string) =>
        t`error: command-argument value '${given}' is invalid for argument '${name}'.`,
    )
    .replace(/^error: too many arguments.*/, () => t`error: too many arguments`)
    .replace(/Allowed choices are (.*)\./, (_, choices: string) => t`Allowed choices are ${choices}.`)
    .replace(/\(Did you mean (?:one of )?(.*)\?\)/, (_, names: string) => t`(Did you mean ${names}?)`);
}
