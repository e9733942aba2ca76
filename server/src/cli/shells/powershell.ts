import { flagsOf, type Completed } from './completed';

/** For Windows PowerShell 5 and newer. */
// eslint-disable-next-line max-lines-per-function -- one script, read as a whole
export function powershell(commands: readonly Completed[]): string {
  const words = commands.map(({ path, words: after, options }) => {
    const all = [
      ...after.map(({ word, about }) => pair(word, about)),
      ...options.flatMap((option) => flagsOf(option).map((flag) => pair(flag, option.about))),
    ];
    return `    ${literal(path.join(' '))} = @(${all.join(', ')})`;
  });
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ values: known }) => known.length > 0)
      .flatMap((option) =>
        flagsOf(option).map(
          (flag) => `    ${literal(`${path.join(' ')} ${flag}`)} = @(${option.values.map(literal).join(', ')})`,
        ),
      ),
  );
  return `# The completion of impact for PowerShell.
Register-ArgumentCompleter -Native -CommandName impact, impact-manifest -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @{
${words.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $command = ''
  foreach ($word in ($before | Select-Object -Skip 1)) {
    $longer = "$command $word".Trim()
    if ($words.ContainsKey($longer)) { $command = $longer }
  }
  $known = $values["$command $($before[-1])"]
  if ($known) {
    $known | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
    return
  }
  $words[$command] | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;
}

function pair(word: string, about: string): string {
  return `, @(${literal(word)}, ${literal(about === '' ? word : about)})`.slice(2);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replace(/[\u2018\u2019]/g, '$&$&')}'`;
}
