# Swift is the one thing that must be there already.

require_swift() {
    command -v swift >/dev/null ||
        fail "Swift 6.3 is needed and there is no 'swift' in PATH: https://www.swift.org/install/linux"
    local version
    version=$(swift_version)
    [[ $version =~ ^[0-9]+\.[0-9]+ ]] || fail "'swift --version' does not say its version; Swift 6.3 is needed."
    is_at_least 6.3 "$version" || fail "Swift 6.3 is needed; this is Swift $version ($(command -v swift))."
}

swift_version() {
    swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1
}

is_at_least() {
    [[ $(printf '%s\n%s\n' "$1" "$2" | sort --version-sort | head -n 1) == "$1" ]]
}
