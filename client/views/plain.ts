/** Words in which what an editor would show as an icon, `$(name)`, stays as it is written. */
export function plain(words: string): string {
  return words.replaceAll('$(', '$\u200B(');
}
