import Testing

@testable import Postgres

@Suite("The pool's decisions")
struct PoolStateMachineTests {
    private let start = ContinuousClock.now
    private var later: ContinuousClock.Instant { start + .seconds(5) }

    /// A pool whose first `count` connections are leased by waiters 1, 2, 3 …
    private func machine(size: Int, leased count: Int) -> PoolStateMachine {
        var machine = PoolStateMachine(size: size)
        for number in 1..<(count + 1) {
            _ = machine.lease(number, deadline: later, now: start)
            _ = machine.connected(number, now: start)
        }
        return machine
    }

    @Test("the first lease connects and is handed the new connection")
    func firstLease() {
        var machine = PoolStateMachine(size: 2)
        #expect(machine.lease(1, deadline: later, now: start) == [.connect(1, after: .zero)])
        #expect(machine.connected(1, now: start) == [.hand(1, to: 1, needsCheck: false)])
        #expect(machine.waiterCount == 0)
    }

    @Test("waiters are served in the order in which they came")
    func fifo() {
        var machine = machine(size: 1, leased: 1)
        #expect(machine.lease(2, deadline: later, now: start) == [])
        #expect(machine.lease(3, deadline: later, now: start) == [])
        #expect(machine.release(1, isReusable: true, now: start) == [.hand(1, to: 2, needsCheck: false)])
        #expect(machine.release(1, isReusable: true, now: start) == [.hand(1, to: 3, needsCheck: false)])
    }

    @Test("a newcomer does not overtake those who wait for a connection being made")
    func noOvertaking() {
        var machine = machine(size: 2, leased: 1)
        _ = machine.lease(2, deadline: later, now: start)
        #expect(machine.release(1, isReusable: true, now: start) == [.hand(1, to: 2, needsCheck: false)])
        #expect(machine.connected(2, now: start) == [])
        #expect(machine.lease(3, deadline: later, now: start) == [.hand(2, to: 3, needsCheck: false)])
    }

    @Test("there are never more connections than the size")
    func bounded() {
        var machine = PoolStateMachine(size: 2)
        let actions = (1...5).flatMap { machine.lease($0, deadline: later, now: start) }
        #expect(actions == [.connect(1, after: .zero), .connect(2, after: .zero)])
        #expect(machine.connectionCount == 2)
    }

    @Test("a waiter that was cancelled is passed over")
    func cancelled() {
        var machine = machine(size: 1, leased: 1)
        _ = machine.lease(2, deadline: later, now: start)
        _ = machine.lease(3, deadline: later, now: start)
        let wasWaiting = machine.cancel(2)
        let wasStillWaiting = machine.cancel(2)
        #expect(wasWaiting && !wasStillWaiting)
        #expect(machine.release(1, isReusable: true, now: start) == [.hand(1, to: 3, needsCheck: false)])
    }

    @Test("a broken connection is closed and replaced while somebody waits")
    func replaced() {
        var machine = machine(size: 1, leased: 1)
        _ = machine.lease(2, deadline: later, now: start)
        #expect(machine.release(1, isReusable: false, now: start) == [.close(1), .connect(2, after: .zero)])
    }

    @Test("a connection that breaks while idle is forgotten; one that is leased is left to its return")
    func broke() {
        var machine = machine(size: 2, leased: 2)
        _ = machine.release(1, isReusable: true, now: start)
        #expect(machine.broke(1) == [.close(1)])
        #expect(machine.broke(2) == [])
        #expect(machine.broke(1) == [])
        #expect(machine.connectionCount == 1)
    }

    @Test("a connection that lay idle for long is checked")
    func idleCheck() {
        var machine = machine(size: 1, leased: 1)
        _ = machine.release(1, isReusable: true, now: start)
        let soon = start + .seconds(30)
        #expect(machine.lease(2, deadline: later, now: soon) == [.hand(1, to: 2, needsCheck: false)])
        _ = machine.release(1, isReusable: true, now: soon)
        let late = soon + .seconds(31)
        #expect(machine.lease(3, deadline: late, now: late) == [.hand(1, to: 3, needsCheck: true)])
    }

    @Test("while the server is away one attempt is made at a time, ever more slowly up to a limit")
    func backoff() {
        var machine = PoolStateMachine(size: 4)
        let first = machine.lease(1, deadline: later, now: start)
        #expect(first == [.connect(1, after: .zero)])
        var delays: [Duration] = []
        for id in 1...8 {
            guard case .connect(id + 1, let delay) = machine.connectFailed(id).first else { break }
            delays.append(delay)
            #expect(machine.lease(100 + id, deadline: later, now: start) == [])
        }
        #expect(delays == [50, 100, 200, 400, 800, 1000, 1000, 1000].map { .milliseconds($0) })
        let recovered = machine.connected(9, now: start)
        #expect(recovered.first == .hand(9, to: 1, needsCheck: false))
        #expect(recovered.dropFirst().map { $0 } == (10...12).map { .connect($0, after: .zero) })
    }

    @Test("nobody waits, nothing is tried")
    func noAttemptWithoutWaiters() {
        var machine = PoolStateMachine(size: 2)
        _ = machine.lease(1, deadline: later, now: start)
        _ = machine.cancel(1)
        #expect(machine.connectFailed(1) == [])
        #expect(machine.connectionCount == 0)
    }

    @Test("waiters whose time is over are told whether the server was away or the pool was exhausted")
    func expiry() {
        var exhausted = machine(size: 1, leased: 1)
        _ = exhausted.lease(2, deadline: start + .seconds(1), now: start)
        _ = exhausted.lease(3, deadline: start + .seconds(2), now: start)
        #expect(exhausted.nextDeadline == start + .seconds(1))
        #expect(exhausted.expire(now: start + .seconds(1)) == [.fail(2, .exhausted)])
        #expect(exhausted.waiterCount == 1)

        var away = PoolStateMachine(size: 1)
        _ = away.lease(1, deadline: start, now: start)
        _ = away.connectFailed(1)
        #expect(away.expire(now: start) == [.fail(1, .unavailable)])
    }

    @Test("closing fails the waiters, closes the idle and ends with the last return")
    func closing() {
        var machine = machine(size: 2, leased: 2)
        _ = machine.release(1, isReusable: true, now: start)
        #expect(machine.close() == [.close(1)])
        #expect(machine.lease(3, deadline: later, now: start) == [.fail(3, .closed)])
        #expect(machine.release(2, isReusable: true, now: start) == [.close(2), .finishClosing])
    }

    @Test("closing an unused pool ends at once, and a connection that comes late is closed")
    func closingEarly() {
        var unused = PoolStateMachine(size: 1)
        #expect(unused.close() == [.finishClosing])

        var connecting = PoolStateMachine(size: 1)
        _ = connecting.lease(1, deadline: later, now: start)
        #expect(connecting.close() == [.fail(1, .closed)])
        #expect(connecting.connected(1, now: start) == [.close(1), .finishClosing])
    }
}
