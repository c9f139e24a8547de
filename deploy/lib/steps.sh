# Long foreground steps (apt, swift build) that a signal can interrupt.

step=""

# Bash runs a trap only after a foreground command has ended; while it waits for a background one it runs it at once.
# Job control (-m) gives the step a process group, so that its own children can be ended with it; SIGINT, because swift ends the
# tests that it runs only on that one.
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

interrupt_step() {
    [[ -z $step ]] || kill -INT -- "-$step" 2>/dev/null || true
}
