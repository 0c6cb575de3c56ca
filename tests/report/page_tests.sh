#!/usr/bin/env bash
# page_tests.sh units|browser: tests of the report page, in node and in Chromium. Ends with 77 where they cannot run.
set -euo pipefail
cd "$(dirname "$0")/../../analysis/web"

skip() {
  echo "skipped: $1"
  exit 77
}
command -v npm >/dev/null || skip "no npm"
[[ -d node_modules/vitest ]] || skip "the page was not built, so its packages are not here"
case $1 in
  units) npm run format:check --silent && npm test --silent ;;
  browser)
    [[ -x ${CHROMIUM:-/usr/bin/chromium} ]] || skip "no Chromium"
    npm run test:browser --silent
    ;;
esac
