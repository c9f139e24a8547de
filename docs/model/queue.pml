/*
 * The job queue's protocol, small enough that spin can walk through every order of events.
 *
 * One step (atomic) is what PostgreSQL makes indivisible: a commit, or the moment a statement gets its locks and its
 * snapshot. Between two steps anybody else may go on, for as long as they like; a frozen process is one that takes no
 * step. What is modelled, what is left out, and which line of SQL or Swift each guard stands for: README.md.
 *
 * A macro that takes away one guard makes a mutant; `check` expects spin to refute every one.
 * Bounds it can take: 1 to 3 workers, 1 to 3 jobs, 2 or 3 segments.
 */

/* ---- bounds ---------------------------------------------------------------------------------------------------- */

#ifndef WORKERS
#define WORKERS 2
#endif
#ifndef JOBS
#define JOBS 2
#endif
#ifndef SEGMENTS
#define SEGMENTS 2
#endif
#ifndef SCHEDULERS
#define SCHEDULERS 1
#endif
#ifndef MOST_RESCUES
#define MOST_RESCUES 2
#endif
#ifndef MOST_ATTEMPTS
#define MOST_ATTEMPTS 2
#endif

/* How often misfortune may strike. Without a bound nothing could be said about the end of a job. */
#ifndef KILLS
#define KILLS 0
#endif
#ifndef SILENCES
#define SILENCES 0
#endif
#ifndef FAILURES
#define FAILURES 0
#endif
#ifndef LOST_ANSWERS
#define LOST_ANSWERS 0
#endif

/* ---- what a process's silence means ---------------------------------------------------------------------------- */

#define FRESH      0
#define MISSED     1  /* 4 s: dead for others, if the lock of its session is gone too */
#define MISTRUSTED 2  /* 8 s: it no longer trusts itself */
#define SILENT     3  /* 10 s: dead for others, whatever else */

#ifdef SESSION_CUT
#define FIRST_SILENCE MISSED     /* the session is cut, and with it the lock */
#define VERDICT       MISSED
#else
#define FIRST_SILENCE MISTRUSTED /* a process that is stopped keeps its lock */
#define VERDICT       SILENT
#endif

#ifdef TRUST_ENDS_EARLY
#define TRUST_ENDS MISSED
#else
#define TRUST_ENDS MISTRUSTED
#endif

/* ---- the database ---------------------------------------------------------------------------------------------- */

#define bit(job) (1 << (job))
#define has(set, job) (((set) & bit(job)) != 0)

byte current;               /* the segment that the newest row of queue.ring names */
byte ready[SEGMENTS];       /* committed rows of queue.ready_N, a bit a job */
bool heap[SEGMENTS];        /* pg_relation_size > 0: rows or what dead rows left */
byte writers[SEGMENTS];     /* open transactions with ROW EXCLUSIVE on it */
bool exclusive[SEGMENTS];   /* ACCESS EXCLUSIVE */

byte committed;             /* jobs whose enqueue was committed */
byte leased, retrying, dead, done;
byte row_locked;            /* a job's one row, wherever it stands, is locked by an open transaction */
byte orphaned;              /* leases under the number of a process that was killed */

byte holder[JOBS];
byte fence[JOBS];
byte attempt[JOBS];
byte rescues[JOBS];
byte claims[JOBS];          /* the sequence; one a job, for fences of different jobs are never compared */

byte silence[WORKERS];
bool is_checking[WORKERS];  /* waits for its fence check to return */
bool trust_broken[WORKERS]; /* the deadline ran out since that check began */

byte enqueues_left = JOBS;
byte kills_left = KILLS;
byte silences_left = SILENCES;
byte failures_left = FAILURES;
byte answers_to_lose = LOST_ANSWERS;
#ifdef RING_TURNS_ANYWHERE
byte turns_left = 3;
#endif

/* What only the properties read. */
byte database_effects;
byte losses[JOBS];          /* rescues of the job, counted by nobody's goodwill */
bool given_up[WORKERS];     /* others could take it for dead since the database answered its fence check */
#ifdef NO_SECOND_COPY
byte outside_effects;
#endif
byte hung;                  /* jobs whose transaction a process holds open for ever */
byte hung_workers;

#define locked(job) has(row_locked, job)
#define lease_is(job, token) (has(leased, job) && fence[job] == (token))
#define is_trusted(worker) (silence[worker] < TRUST_ENDS)

#if SEGMENTS == 2
#define rows_anywhere (ready[0] | ready[1])
#define copies_ready(job) (has(ready[0], job) + has(ready[1], job))
#else
#define rows_anywhere (ready[0] | ready[1] | ready[2])
#define copies_ready(job) (has(ready[0], job) + has(ready[1], job) + has(ready[2], job))
#endif

/* Property 1: every committed job stands in exactly one place, and nothing else stands anywhere. */
#define places(job) (copies_ready(job) + has(leased, job) + has(retrying, job) + has(dead, job) + has(done, job))
#define is_in_place(job) (places(job) == has(committed, job))
#if JOBS == 1
#define all_in_place is_in_place(0)
#elif JOBS == 2
#define all_in_place (is_in_place(0) && is_in_place(1))
#else
#define all_in_place (is_in_place(0) && is_in_place(1) && is_in_place(2))
#endif
#define check_places() assert(all_in_place)

/* Property 5: whatever was committed has ended. A job in a transaction that never ends is waited for. */
#define settled (enqueues_left == 0 && (committed & ~(done | dead | hung)) == 0)

/* A finished job's details tell nothing any more. */
inline forget_job(j) {
    holder[j] = 0; fence[j] = 0; attempt[j] = 0; rescues[j] = 0; claims[j] = 0; losses[j] = 0
}

/* ---- moving a job into the ring -------------------------------------------------------------------------------- */

/* queue.make_ready: the ledger is read first and the segment's lock taken later, so the ring may turn in between. */
inline insert_ready(s) {
    atomic { !exclusive[s] -> writers[s]++; heap[s] = true }
}

inline commit_ready(j, s) {
    writers[s]--;
    ready[s] = ready[s] | bit(j);
    row_locked = row_locked & ~bit(j)
}

inline end_lease(j) {
    leased = leased & ~bit(j);
    orphaned = orphaned & ~bit(j);
    holder[j] = 0;
    fence[j] = 0
}

/* ---- enqueue: a caller's transaction, one a job, so that a lower id may be committed after a higher one -------- */

proctype enqueuer(byte job) {
    byte segment;

    segment = current;
    insert_ready(segment);
    /* The caller's transaction is open here, for as long as it likes. */
    if
    :: atomic {
        committed = committed | bit(job);
        commit_ready(job, segment);
        enqueues_left--;
        check_places()
    }
    :: atomic { writers[segment]--; enqueues_left-- } /* rolled back: its dead row stays in the heap */
    fi
}

/* ---- a worker -------------------------------------------------------------------------------------------------- */

/* A process is killed: the server rolls its open transaction back and nobody will finish its leases. It starts anew
   under another number. */
inline die() {
    d_step {
        each = 0;
        do
        :: each < JOBS ->
            if
            :: has(leased, each) && holder[each] == me + 1 -> orphaned = orphaned | bit(each)
            :: else
            fi;
            each++
        :: else -> break
        od;
        each = 0
    }
    silence[me] = FRESH;
    end_check();
    forget_attempt();
    forget_cursor()
}

inline end_check() {
    is_checking[me] = false; trust_broken[me] = false; given_up[me] = false
}

inline forget_attempt() {
    job = 0; token = 0; claim = 0; segment = 0; is_held = false; was_held = false; returned_late = false
}

#define may_look(s) (from[s] < JOBS && !exclusive[s])
#if SEGMENTS == 2
#define has_place (from[0] < JOBS || from[1] < JOBS)
#define can_look (may_look(0) || may_look(1))
inline forget_cursor() { from[0] = JOBS; from[1] = JOBS }
#else
#define has_place (from[0] < JOBS || from[1] < JOBS || from[2] < JOBS)
#define can_look (may_look(0) || may_look(1) || may_look(2))
inline forget_cursor() { from[0] = JOBS; from[1] = JOBS; from[2] = JOBS }
#endif

#ifdef CLAIM_DISREGARDS_LOCKS
#define is_free(s, j) has(ready[s], j)
#else
#define is_free(s, j) (has(ready[s], j) && !locked(j))
#endif

/* The first row from the cursor on that nobody has locked: FOR UPDATE SKIP LOCKED. */
inline find_row() {
    d_step {
        job = from[segment];
        do
        :: job < JOBS && !is_free(segment, job) -> job++
        :: else -> break
        od
    }
}

/* queue.sweep: the first row of every segment, whoever holds its lock. */
inline sweep() {
    d_step {
        segment = 0;
        do
        :: segment < SEGMENTS ->
            from[segment] = 0;
            do
            :: from[segment] < JOBS && !has(ready[segment], from[segment]) -> from[segment]++
            :: else -> break
            od;
            segment++
        :: else -> break
        od;
        segment = 0
    }
}

/* The ready row goes and the lease comes, at once. */
inline commit_claim(j, s, w) {
    ready[s] = ready[s] & ~bit(j);
    claims[j]++;
    attempt[j]++;
    assert(attempt[j] <= MOST_ATTEMPTS);
    leased = leased | bit(j);
    holder[j] = w + 1;
#ifdef FENCE_IS_ATTEMPT
    fence[j] = attempt[j];
#else
    fence[j] = claims[j];
#endif
    writers[s]--;
    row_locked = row_locked & ~bit(j);
    check_places()
}

/* A claim that the server finishes when the worker has long lost the connection. */
proctype late_commit(byte job; byte segment; byte owner) {
    atomic { commit_claim(job, segment, owner) }
}

/* WHERE job_id = ... AND fence = ...: a lease under another fence is not touched and not waited for. One that matches
   and is locked is waited for, and then looked at again. */
#ifdef ACKNOWLEDGE_WITHOUT_FENCE
#define may_acknowledge has(leased, job)
#else
#define may_acknowledge lease_is(job, token)
#endif
#ifdef POSTPONE_WITHOUT_FENCE
#define may_postpone has(leased, job)
#else
#define may_postpone lease_is(job, token)
#endif
#ifdef RELEASE_WITHOUT_FENCE
#define may_release has(leased, job)
#else
#define may_release lease_is(job, token)
#endif

/* What the database thinks this process holds, under the number it has now. */
#define is_leased_to_me(j) (has(leased, j) && holder[j] == me + 1 && !has(orphaned, j))
#if JOBS == 1
#define has_stray is_leased_to_me(0)
#elif JOBS == 2
#define has_stray (is_leased_to_me(0) || is_leased_to_me(1))
#else
#define has_stray (is_leased_to_me(0) || is_leased_to_me(1) || is_leased_to_me(2))
#endif

proctype worker(byte me) {
    byte job, token, segment, each;
    byte from[SEGMENTS];      /* the cursor: the least id to look for; JOBS = no such place */
    bool is_held;             /* the database's answer to the fence check */
    byte claim;               /* for the properties: which claim of the job this is */
    bool was_held;            /* for the properties: whether it was ours when the check was answered */
    bool returned_late;       /* for the properties: others could take us for dead before the check returned */

#ifndef NO_SWEEP
    forget_cursor();
#endif

end_idle:
    if
#ifdef NO_SWEEP
    :: atomic {
        is_trusted(me) && !exclusive[0] && (ready[0] >> from[0]) != 0 -> segment = 0
    }
    :: atomic {
        is_trusted(me) && !exclusive[1] && (ready[1] >> from[1]) != 0 -> segment = 1
    }
#else
    :: atomic {
        is_trusted(me) && can_look ->
        if
        :: may_look(0) -> segment = 0
        :: may_look(1) -> segment = 1
#if SEGMENTS > 2
        :: may_look(2) -> segment = 2
#endif
        fi;
        find_row();
        if
        :: job == JOBS -> from[segment] = JOBS; job = 0; segment = 0; goto end_idle
        :: else -> row_locked = row_locked | bit(job); writers[segment]++; goto claiming
        fi
    }
    :: atomic { is_trusted(me) && !has_place && rows_anywhere != 0 -> sweep(); goto end_idle }
#ifdef STRAY_CHECK_RECURS
    :: atomic { is_trusted(me) && has_stray -> goto stray } /* idle, so whatever is leased to it is a stray */
#endif
#endif
    fi;
#ifdef NO_SWEEP
    atomic {
        if
        :: exclusive[segment] -> segment = 0; goto end_idle
        :: else
        fi;
        find_row();
        if
        :: job == JOBS -> job = 0; segment = 0; goto end_idle
        :: else -> row_locked = row_locked | bit(job); writers[segment]++
        fi
    }
#endif

claiming: /* the rows are locked and the claim not yet committed */
    if
    :: atomic {
#ifdef CLAIM_IN_TWO
        ready[segment] = ready[segment] & ~bit(job);
        check_places();
    }
    atomic {
#endif
        commit_claim(job, segment, me);
#ifdef CURSOR_LIES
        /* The hint may be as wrong as it likes; that it only delays is what the sweep is for. */
        if
        :: from[segment] = 0
        :: from[segment] = job + 1
        :: from[segment] = JOBS
        fi;
#else
        from[segment] = job + 1;
#endif
        segment = 0;
        if
        :: claim = claims[job]; token = fence[job]
        :: answers_to_lose > 0 -> answers_to_lose--; job = 0; goto stray /* committed; nobody here knows */
        fi
    }
#ifdef LATE_COMMIT
    :: atomic {
        answers_to_lose > 0 -> answers_to_lose--;
        run late_commit(job, segment, me);
        job = 0; segment = 0;
        goto stray
    }
#endif
    :: atomic {
        kills_left > 0 -> kills_left--; writers[segment]--; row_locked = row_locked & ~bit(job); die(); goto end_idle
    }
    fi;

running: /* JobContext.checkFence, first half: the local deadline, then the database */
    if
#ifdef POISON
    :: atomic { job == 0 -> die(); goto end_idle } /* this job kills whoever works it, as often as it is tried */
#endif
    :: atomic {
#ifdef NO_TRUST_DEADLINE
        true ->
#else
        is_trusted(me) ->
#endif
#ifdef NO_FENCE_QUESTION
        is_held = true;
#else
        is_held = lease_is(job, token);
#endif
        is_checking[me] = true;
        was_held = has(leased, job) && claims[job] == claim;
        given_up[me] = silence[me] >= VERDICT
    }
    :: atomic { !is_trusted(me) -> goto fenced_out }
    :: atomic { failures_left > 0 -> failures_left--; goto failed }
    :: atomic { kills_left > 0 -> kills_left--; die(); goto end_idle }
    fi;

    /* Second half: the answer is here, and may be old. */
    if
    :: atomic {
        returned_late = given_up[me];
        if
#if defined(NO_TRUST_DEADLINE)
        :: is_held
#elif defined(TRUST_ASKED_ANEW)
        :: is_held && is_trusted(me)
#else
        :: is_held && is_trusted(me) && !trust_broken[me]
#endif
        :: else -> is_held = false; was_held = false; returned_late = false; end_check(); goto fenced_out
        fi;
        end_check()
    }
    :: atomic { kills_left > 0 -> kills_left--; die(); goto end_idle }
    fi;

    /* The outside effect. Property 4: late only if the check was passed and the job was taken away after its answer,
       and never if the process was given up while it waited for its check to return. */
    if
    :: atomic {
        if
        :: has(leased, job) && claims[job] == claim
        :: else ->
            assert(was_held);
            assert(!returned_late)
        fi;
#ifdef NO_SECOND_COPY
        assert(!has(outside_effects, job));
        outside_effects = outside_effects | bit(job);
#endif
        is_held = false; was_held = false; returned_late = false
    }
    :: atomic { kills_left > 0 -> kills_left--; die(); goto end_idle }
    fi;

    /* acknowledge(job, on: connection): the first statement of the business transaction. */
    if
    :: atomic { may_acknowledge && !locked(job) -> row_locked = row_locked | bit(job) }
    :: atomic {
        !may_acknowledge ->
#ifdef FENCED_OUT_IGNORED
            assert(!has(database_effects, job));
            database_effects = database_effects | bit(job);
#endif
        forget_attempt();
        goto end_idle
    }
    :: atomic { failures_left > 0 -> failures_left--; goto failed }
    :: atomic { kills_left > 0 -> kills_left--; die(); goto end_idle }
    fi;

    /* The lease is deleted, the effects are written, nothing is committed. */
    if
    :: atomic {
        assert(claim == claims[job]);            /* property 2: nobody acknowledges another claim's lease */
        assert(!has(database_effects, job));     /* property 2: the effect is there once */
        database_effects = database_effects | bit(job);
        end_lease(job);
        done = done | bit(job);
        row_locked = row_locked & ~bit(job);
        forget_job(job);
        check_places();
        if
        :: forget_attempt(); goto end_idle
        :: answers_to_lose > 0 -> answers_to_lose--; goto failed /* committed, but the handler sees an error */
        fi
    }
    :: atomic { failures_left > 0 -> failures_left--; row_locked = row_locked & ~bit(job); goto failed }
    :: atomic { kills_left > 0 -> kills_left--; row_locked = row_locked & ~bit(job); die(); goto end_idle }
#ifdef HANG
    :: atomic { hung == 0 -> hung = bit(job); hung_workers = bit(me) }
end_hung:
        false
#endif
    fi;

failed: /* PostponeJobs, or DeadLetterJob at the last attempt: one statement */
    if
    :: atomic {
        may_postpone && !locked(job) ->
        assert(claim == claims[job]); /* property 2 */
        end_lease(job);
        if
        :: attempt[job] >= MOST_ATTEMPTS -> dead = dead | bit(job); forget_job(job)
        :: else -> retrying = retrying | bit(job)
        fi;
        check_places();
        forget_attempt();
        goto end_idle
    }
    :: atomic { !may_postpone -> forget_attempt(); goto end_idle }
    :: atomic { kills_left > 0 -> kills_left--; die(); goto end_idle }
    fi;

stray: /* ListLeases against what is held: a lease under our number that we do not know of is given back */
#ifdef NO_STRAY_CHECK
    goto end_idle;
#endif
    atomic {
        d_step {
            job = 0;
            do
            :: job < JOBS && !is_leased_to_me(job) -> job++
            :: else -> break
            od
        }
        if
        :: job == JOBS -> forget_attempt(); goto end_idle
        :: else -> token = fence[job]; claim = claims[job]; goto giving_back
        fi
    }

fenced_out: /* the check was refused; the lease may be ours all the same, if it was for the deadline */
#ifdef FENCED_OUT_KEEPS_LEASE
    atomic { forget_attempt(); goto end_idle };
#endif

giving_back: /* queue.release, which does nothing when the lease is somebody else's */
    if
    :: atomic {
        may_release && !locked(job) ->
        assert(claim == claims[job]); /* property 2 */
        row_locked = row_locked | bit(job);
        segment = current
    }
    :: atomic { !may_release -> forget_attempt(); goto end_idle }
    :: atomic { kills_left > 0 -> kills_left--; die(); goto end_idle }
    fi;
    if
    :: atomic { !exclusive[segment] -> writers[segment]++; heap[segment] = true }
    :: atomic { kills_left > 0 -> kills_left--; row_locked = row_locked & ~bit(job); die(); goto end_idle }
    fi;
    if
    :: atomic {
        end_lease(job);
        attempt[job]--;
        commit_ready(job, segment);
        check_places();
        forget_attempt();
        goto end_idle
    }
    :: atomic {
        kills_left > 0 -> kills_left--; writers[segment]--; row_locked = row_locked & ~bit(job); die(); goto end_idle
    }
    fi
}

/* ---- time: a process falls silent, and beats again ------------------------------------------------------------- */

inline note_silence(w) {
    if
    :: is_checking[w] && silence[w] >= TRUST_ENDS -> trust_broken[w] = true
    :: else
    fi;
    if
    :: is_checking[w] && silence[w] >= VERDICT -> given_up[w] = true
    :: else
    fi
}

#define BEATS(w) \
    :: atomic { silence[w] == FRESH && silences_left > 0 -> \
        silences_left--; silence[w] = FIRST_SILENCE; note_silence(w) } \
    :: atomic { silence[w] != FRESH && silence[w] < SILENT -> silence[w]++; note_silence(w) } \
    :: atomic { silence[w] != FRESH && !has(hung_workers, w) -> silence[w] = FRESH }

proctype time() {
end:
    do
    BEATS(0)
#if WORKERS > 1
    BEATS(1)
#endif
#if WORKERS > 2
    BEATS(2)
#endif
    od
}

/* ---- upkeep: rescue and stage ---------------------------------------------------------------------------------- */

#define is_dead(w) (silence[w] >= VERDICT && !has(judged, w))

#define is_abandoned(j) (has(leased, j) && (has(orphaned, j) || has(judged, holder[j] - 1)))

#ifdef RESCUE_TAKES_LOCKED
#define is_takeable(j) is_abandoned(j)
#elif defined(RESCUE_WAITS)
#define is_takeable(j) is_abandoned(j)
#else
#define is_takeable(j) (is_abandoned(j) && !locked(j))
#endif

#if JOBS == 1
#define anything_takeable is_takeable(0)
#elif JOBS == 2
#define anything_takeable (is_takeable(0) || is_takeable(1))
#else
#define anything_takeable (is_takeable(0) || is_takeable(1) || is_takeable(2))
#endif

inline first_takeable() {
    d_step {
        job = 0;
        do
        :: !is_takeable(job) -> job++
        :: else -> break
        od
    }
}

/* The scheduler is killed: its transaction is rolled back, its successor looks anew. */
inline forget_round() {
    row_locked = row_locked & ~bit(job); job = 0; segment = 0; judged = 0
}

proctype upkeep() {
    byte job, segment, judged; /* judged: whom the last look took for dead; they may have beaten since */

end_idle:
    if
    :: atomic { is_dead(0) -> judged = judged | bit(0); goto end_idle }
#if WORKERS > 1
    :: atomic { is_dead(1) -> judged = judged | bit(1); goto end_idle }
#endif
#if WORKERS > 2
    :: atomic { is_dead(2) -> judged = judged | bit(2); goto end_idle }
#endif
    :: atomic { judged != 0 && !anything_takeable -> judged = 0; goto end_idle }
    :: atomic {
        anything_takeable -> first_takeable();
#ifdef RESCUE_WAITS
    };
    atomic {
        !locked(job) ->
        if
        :: has(leased, job)
        :: else -> job = 0; goto end_idle
        fi;
#endif
        row_locked = row_locked | bit(job);
        if
        :: rescues[job] + 1 >= MOST_RESCUES -> goto hopeless
        :: else -> segment = current; goto rescuing
        fi
    }
    :: atomic {
        (retrying & ~row_locked) != 0 ->
        d_step {
            job = 0;
            do
            :: !has(retrying & ~row_locked, job) -> job++
            :: else -> break
            od
        };
        row_locked = row_locked | bit(job);
        segment = current
    }
    fi;

staging: /* queue.stage_retries */
#ifdef STAGE_IN_TWO
    atomic { retrying = retrying & ~bit(job); check_places() }
#endif
    insert_ready(segment);
    if
    :: atomic {
        retrying = retrying & ~bit(job);
        commit_ready(job, segment);
        check_places();
        job = 0; segment = 0;
        goto end_idle
    }
    :: atomic { kills_left > 0 -> kills_left--; writers[segment]--; forget_round(); goto end_idle }
    fi;

rescuing: /* queue.rescue: the attempt is given back, the rescue counted */
    insert_ready(segment);
    if
    :: atomic {
        losses[job]++;
        assert(losses[job] < MOST_RESCUES); /* a job that lost that many processes never gets another one */
        end_lease(job);
        attempt[job]--;
#ifndef RESCUE_UNCOUNTED
        rescues[job]++;
#endif
        commit_ready(job, segment);
        check_places();
        job = 0; segment = 0;
        goto end_idle
    }
    :: atomic { kills_left > 0 -> kills_left--; writers[segment]--; forget_round(); goto end_idle }
    fi;

hopeless: /* LockHopelessJob and DeadLetterJob in one transaction */
    if
    :: atomic {
        end_lease(job);
        dead = dead | bit(job);
        row_locked = row_locked & ~bit(job);
        forget_job(job);
        check_places();
        job = 0; segment = 0;
        goto end_idle
    }
    :: atomic { kills_left > 0 -> kills_left--; forget_round(); goto end_idle }
    fi
}

/* ---- the ring: turn and reclaim -------------------------------------------------------------------------------- */

#ifdef RECLAIM_SKIPS_TEST
#define looks_empty(s) (s != current && heap[s])
#else
#define looks_empty(s) (s != current && heap[s] && ready[s] == 0)
#endif

/* The next segment in the ring whose heap is empty; the current one when there is none. */
inline turn() {
    d_step {
        segment = (current + 1) % SEGMENTS;
        do
        :: segment != current && heap[segment] -> segment = (segment + 1) % SEGMENTS
        :: else -> break
        od;
        current = segment;
        segment = 0
    }
}

#if SEGMENTS == 2
#define can_turn (heap[current] && (!heap[0] || !heap[1]))
#else
#define can_turn (heap[current] && (!heap[0] || !heap[1] || !heap[2]))
#endif

proctype ring() {
    byte segment;

end_idle:
    if
#ifdef RING_TURNS_ANYWHERE
    :: atomic { turns_left > 0 -> turns_left--; current = (current + 1) % SEGMENTS; goto end_idle }
#else
    :: atomic { can_turn -> turn(); goto end_idle }
#endif
    :: atomic { looks_empty(0) -> segment = 0 }
    :: atomic { looks_empty(1) -> segment = 1 }
#if SEGMENTS > 2
    :: atomic { looks_empty(2) -> segment = 2 }
#endif
    fi;

    /* LOCK ... IN ACCESS EXCLUSIVE MODE NOWAIT: refused while a transaction that wrote there is open. */
    atomic {
        if
#ifdef RECLAIM_DISREGARDS_WRITERS
        :: true -> exclusive[segment] = true
#else
        :: writers[segment] == 0 && !exclusive[segment] -> exclusive[segment] = true
        :: else -> segment = 0; goto end_idle
#endif
        fi
    }

    /* The exact test, under the lock; then TRUNCATE and commit. */
    atomic {
        if
#if defined(RECLAIM_TESTS_BEFORE_LOCK) || defined(RECLAIM_SKIPS_TEST)
        :: true ->
#else
        :: ready[segment] == 0 ->
#endif
            assert(ready[segment] == 0);    /* property 3: no committed row goes ... */
            assert(writers[segment] == 0);  /* ... and no row that is on its way */
            ready[segment] = 0;
            heap[segment] = false;
            check_places()
#if !defined(RECLAIM_TESTS_BEFORE_LOCK) && !defined(RECLAIM_SKIPS_TEST)
        :: else
#endif
        fi;
        exclusive[segment] = false;
        segment = 0;
        goto end_idle
    }
}

/* ---- properties ------------------------------------------------------------------------------------------------ */

#ifdef LIVENESS
/* Under weak fairness: every process that can go on does so some day. */
ltl every_job_ends { <> settled }
#else
/* When nobody can do anything more, nothing may be left to do. */
proctype end_of_all() {
end:
    timeout -> assert(settled)
}
#endif

init {
    atomic {
        byte each = 0;
        do
        :: each < WORKERS -> run worker(each); each++
        :: else -> break
        od;
        each = 0;
        do
        :: each < JOBS -> run enqueuer(each); each++
        :: else -> break
        od;
        each = 0;
        do
        :: each < SCHEDULERS -> run upkeep(); run ring(); each++
        :: else -> break
        od;
        each = 0;
        run time();
#ifndef LIVENESS
        run end_of_all()
#endif
    }
}
