# Long foreground steps (apt, swift build) that a signal can interrupt.

step=""

# Bash runs a trap only after a foreground command has ended; while it waits for a background one it runs it at once.
run_step() {
    local log=$1 status=0
    shift
    "$@" >>"$log" 2>&1 &
    step=$!
    wait "$step" || status=$?
    step=""
    return "$status"
}

interrupt_step() {
    [[ -z $step ]] || kill -TERM "$step" 2>/dev/null || true
}
