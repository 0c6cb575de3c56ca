#!/usr/bin/env bash
# build_page.sh SOURCE PAGE: builds the report page in SOURCE with npm and puts it at PAGE. Several builds may ask at once; one works.
# Where npm cannot install what the page needs, the page is empty, and the program says so when it is asked for one.
set -uo pipefail
source=$1
page=$2
mkdir -p "$(dirname "$page")"

build() {
  cd "$source" || return 1
  if [[ ! -e node_modules/.surge-installed || package-lock.json -nt node_modules/.surge-installed ]]; then
    npm ci --prefer-offline --no-audit --no-fund --loglevel=error && touch node_modules/.surge-installed || return 1
  fi
  npm run build --silent
}

exec 9>"$source/.page-lock"
flock 9
if build >"$page.log" 2>&1; then
  cp "$source/dist/report.html" "$page"
else
  tail -n 20 "$page.log" >&2
  echo "The report page could not be built; surge report will have none." >&2
  # Old, so that the next build tries again.
  : >"$page"
  touch -d 2000-01-01 "$page"
fi
