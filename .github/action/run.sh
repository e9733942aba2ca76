#!/usr/bin/env bash
# What the action does: checks, writes the SARIF log, adds to the job summary what a pull request changes, and asks the gate.
# IMPACT_COMMAND stands for the command line where it is there already.
set -uo pipefail

lines() { # the lines of $1 that hold something, each one argument
  listed=()
  while IFS= read -r line; do
    if [ -n "${line// /}" ]; then listed+=("$line"); fi
  done <<<"$1"
}

if [ -n "${IMPACT_COMMAND:-}" ]; then
  impact() { "$IMPACT_COMMAND" "$@"; }
else
  version=${IMPACT_VERSION:-$(node -p "require(process.argv[1]).version" "$IMPACT_ACTION/package.json")}
  impact() { npx --yes --package "impact-manifest@$version" impact "$@"; }
fi

lines "${IMPACT_ARGS:-}"
options=(${listed[@]+"${listed[@]}"})
if [ -n "${IMPACT_MAX_WARNINGS:-}" ]; then options+=(--max-warnings "$IMPACT_MAX_WARNINGS"); fi
lines "${IMPACT_PATHS:-.}"
paths=(${listed[@]+"${listed[@]}"})
ended=0

impact check --format github ${options[@]+"${options[@]}"} -- "${paths[@]}" || ended=$?

if [ -n "${IMPACT_SARIF:-}" ]; then
  impact check --format sarif --output-file "$IMPACT_SARIF" --exit-zero ${options[@]+"${options[@]}"} -- "${paths[@]}" 2>/dev/null
  echo "sarif-file=${IMPACT_FOLDER:-.}/$IMPACT_SARIF" >>"$GITHUB_OUTPUT"
fi

# What the change does to releases, where the command line can tell and the base of the pull request was fetched.
if [ -n "${GITHUB_BASE_REF:-}" ] && impact diff --help >/dev/null 2>&1; then
  if git rev-parse --quiet --verify "origin/$GITHUB_BASE_REF^{commit}" >/dev/null; then
    { echo; impact diff "origin/$GITHUB_BASE_REF" --format markdown; } >>"$GITHUB_STEP_SUMMARY" || true
  else
    echo "What the change does to releases is not shown: origin/$GITHUB_BASE_REF was not fetched (fetch-depth: 0)."
  fi
fi

lines "${IMPACT_GATE:-}"
for distribution in ${listed[@]+"${listed[@]}"}; do
  impact gate -- "$distribution" || ended=$(( $? > ended ? $? : ended ))
done
exit "$ended"
