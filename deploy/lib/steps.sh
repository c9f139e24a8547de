# Long foreground steps (apt, swift build) that a signal can interrupt.

step=""

# Bash runs a trap only after a foreground command has ended; while it waits for a background one it runs it at once.
# Job control (-m) gives the step a process group, so that its own children can be ended with it.
run_step() {
    local log=$1 status=0
    shift
    set -m
    "$@" >>"$log" 2>&1 </dev/null &
    step=$!
    set +m
    wait "$step" || status=$?
    step=""
    return "$status"
}

# SIGINT: on SIGTERM `swift test` would leave the tests running that it had started.
interrupt_step() {
    [[ -z $step ]] || kill -INT -- "-$step" 2>/dev/null || true
}
