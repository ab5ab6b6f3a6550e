#!/usr/bin/env bash
# Installs the grader and what student code of any form needs; run once, as root, when the image is made.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
home="${GRADER_HOME:-$here}"

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends python3 python3-venv octave libseccomp2 bubblewrap
    # Ubuntu 22.04's python3 is 3.10
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || apt-get install -y -qq python3.11 python3.11-venv
fi
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && break
done
"$python" -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet "$here"/grader-*.whl
chmod -R a+rX "$home/venv"
# the course, its hidden checks and the seed are for root alone
chmod -R go-rwx "$here/course" "$here/seed.txt"
"$home/venv/bin/grader" --help >/dev/null
