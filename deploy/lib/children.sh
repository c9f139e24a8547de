# The processes of an instance: started, watched, started again, stopped. Nothing else is ever signalled.

children=()              # names, in the order of the first start
declare -A child_command # name -> the function that becomes the process, and its arguments
declare -A child_pid
declare -A child_log
declare -A child_since  # $SECONDS at its latest start
declare -A child_delay  # seconds before its next start; doubles with every quick death
declare -A child_due    # $SECONDS at which it is started again

LONGEST_DELAY=30
STEADY_AFTER=60 # a process that lived this long is trusted again: its delay starts anew

# launch NAME LOG COMMAND...: COMMAND is a function that ends in exec.
launch() {
    children+=("$1")
    child_log[$1]=$2
    child_command[$1]=${*:3}
    child_delay[$1]=1
    start_child "$1"
}

start_child() {
    local command
    read -ra command <<<"${child_command[$1]}"
    "${command[@]}" >>"${child_log[$1]}" 2>&1 9>&- & # descriptor 9 is the lock of the instance, and not theirs
    child_pid[$1]=$!
    child_since[$1]=$SECONDS
    unset "child_due[$1]"
}

# Bash keeps the table of its own children, so a process id that was used again is never mistaken for one of them.
# What bash itself prints about a child that a signal ended is left out: plan_restart says it better.
is_running() {
    local pid
    for pid in $(jobs -pr); do
        [[ $pid != "${child_pid[$1]:-none}" ]] || return 0
    done
    return 1
} 2>/dev/null

# Looks once a second, for ever; a signal ends the wait at once.
watch_children() {
    local name
    while true; do
        pause 1
        for name in "${children[@]}"; do
            is_running "$name" || revive "$name"
        done
    done
}

revive() {
    if [[ -z ${child_due[$1]:-} ]]; then
        plan_restart "$1"
    elif ((SECONDS >= child_due[$1])); then
        start_child "$1"
    fi
}

plan_restart() {
    local status=0
    wait "${child_pid[$1]}" || status=$?
    ((SECONDS - child_since[$1] < STEADY_AFTER)) || child_delay[$1]=1
    say "$1 ended ($(describe_status "$status")); starting it again in ${child_delay[$1]} s (log: ${child_log[$1]})"
    child_due[$1]=$((SECONDS + child_delay[$1]))
    child_delay[$1]=$((child_delay[$1] * 2 > LONGEST_DELAY ? LONGEST_DELAY : child_delay[$1] * 2))
}

describe_status() {
    if (($1 > 128)); then echo "signal $(kill -l "$1")"; else echo "exit $1"; fi
}

# stop_children SIGNAL LAST-SIGNAL SECONDS NAME...: the first to all at once, the last to those still there in the end.
stop_children() {
    local signal=$1 last_signal=$2 deadline=$((SECONDS + $3)) name
    shift 3
    for name in "$@"; do signal_child "$signal" "$name"; done
    while any_running "$@" && ((SECONDS <= deadline)); do pause 0.05; done
    for name in "$@"; do
        is_running "$name" || continue
        say "$name did not end in time: $last_signal"
        signal_child "$last_signal" "$name"
    done
    while any_running "$@"; do pause 0.05; done
}

signal_child() {
    ! is_running "$2" || kill -s "$1" "${child_pid[$2]}" || true # it may end in between
}

any_running() {
    local name
    for name in "$@"; do
        ! is_running "$name" || return 0
    done
    return 1
}

# In the background, because bash runs traps while it waits for a background process, not for a foreground one.
pause() {
    sleep "$1" 9>&- &
    wait "$!" 2>/dev/null || true
}
