# Sourced by ./run and ./test: needs $root.
log=$root/distribution/target/build.log
stamp=$root/distribution/target/built

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# The release file beside the Java machine names its version, and reading it costs nothing.
java_version() {
  local java home
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  java=$(command -v "$java") || return 0
  home=$(dirname "$(dirname "$(readlink -f "$java")")")
  [[ -f $home/release ]] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" && return 0
  "$java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p'
}

check_java() {
  local version
  version=$(java_version)
  [[ -n $version ]] || fail "Java is missing: install a JDK 17 or newer (for instance the package openjdk-17-jdk-headless)."
  [[ $version -ge 17 ]] || fail "Java $version is too old: install a JDK 17 or newer and let JAVA_HOME point to it."
}

check_build_tools() {
  command -v mvn >/dev/null || fail "Maven is missing: install Maven 3.8 or newer (for instance the package maven)."
  command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null ||
    fail "This Java cannot compile: install a JDK, not only a JRE (for instance the package openjdk-17-jdk-headless)."
}

outdated() {
  [[ -f $stamp ]] || return 0
  [[ -n $(cd "$root" && find pom.xml bnd.bnd .mvn bundles distribution features \
    -name target -prune -o -newer "$stamp" -print -quit) ]]
}

# Maven's log becomes one line per module; the rest goes to the log file.
progress() {
  local line files=0
  while IFS= read -r line; do
    printf '%s\n' "$line"
    if [[ $line =~ ^\[INFO\]\ Building\ (Rollcall.*)\ [^\ ]+\ +\[([0-9]+)/([0-9]+)\]$ ]]; then
      printf >&2 '  %2d/%d  %s\n' "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" "${BASH_REMATCH[1]}"
    elif [[ $line == *'Downloaded from'* ]] && ((++files % 50 == 0)); then
      printf >&2 '         %d files downloaded\n' "$files"
    fi
  done >"$log"
}

maven() {
  mkdir -p "$root/distribution/target"
  if ! (cd "$root" && mvn -B -T 1C "$@" 2>&1) | progress; then
    say
    grep '^\[ERROR\]' "$log" | head -n 15 >&2 || tail -n 15 "$log" >&2
    fail "The build failed; all of its output is in $log."
  fi
}

build_if_needed() {
  check_java
  outdated || return 0
  check_build_tools
  say "Building Rollcall:"
  mkdir -p "$root/distribution/target"
  touch "$stamp.next"
  maven -DskipTests -pl distribution -am package
  mv "$stamp.next" "$stamp"
}
