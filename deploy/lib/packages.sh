# Debian packages: installed only when missing, so that a second start needs no root and no network.

BUILD_PACKAGES=(libpq-dev libcurl4-openssl-dev libgmime-3.0-dev pkg-config)

install_missing_packages() {
    local log=$1 missing
    shift
    command -v dpkg-query >/dev/null || { say_what_is_needed "$@" && return; }
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} > 0)) || return 0
    [[ $(id -u) == 0 ]] || fail "Missing packages. Run: sudo apt-get update && sudo apt-get install -y ${missing[*]}"
    say "installing ${missing[*]} (log: $log)"
    run_step "$log" apt_install "${missing[@]}" || fail_with_log "apt-get could not install ${missing[*]}" "$log"
}

missing_packages() {
    local package
    for package in "$@"; do
        is_installed "$package" || printf '%s\n' "$package"
    done
}

is_installed() {
    [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

apt_install() {
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# without_services COMMAND...: what it installs starts nothing (Debian asks policy-rc.d). In a subshell, so that a
# command that gives up leaves no policy behind.
without_services() {
    local policy=/usr/sbin/policy-rc.d status=0
    if [[ $(id -u) != 0 || -e $policy ]]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    ("$@") || status=$?
    rm -f "$policy"
    return "$status"
}

say_what_is_needed() {
    say "No Debian packages here. What these packages hold has to be installed already: $*"
}
