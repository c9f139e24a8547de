# What the commands in deploy/ say, and how they give up.

# Progress goes to standard error, so that standard output carries only what a caller waits for.
say() {
    printf '%s\n' "$*" >&2 || true # a closed terminal must not cut a shutdown short
}

fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# The end of a log is usually the reason; nobody should have to look for it.
fail_with_log() {
    local reason=$1 log=$2
    tail -n 30 "$log" >&2 || true
    fail "$reason (the whole log: $log)"
}
