#!/usr/bin/env bash
# grade.sh WORK [OUT]: grades one student's work, a file or a folder; writes OUT/junit.xml and OUT/feedback; exits with 0
# whatever the mark.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
grader="${GRADER_HOME:-$here}/venv/bin/grader"
work="${1:?usage: grade.sh WORK [OUT]}"
out="${2:-grading}"
class="$(mktemp -d)"
trap 'rm -rf "$class"' EXIT
cp -R "$work" "$class/"
"$grader" grade @ASSIGNMENT@ "$class" --out "$out" --course "$here/course" --seed "$(cat "$here/seed.txt")" --workers 1
"$grader" export "$out" --to junit --into "$out" --course "$here/course"
