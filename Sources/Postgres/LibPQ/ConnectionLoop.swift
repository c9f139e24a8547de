import CLibPQ
import Glibc
import Synchronization

/// One connection's thread. It is the actor's executor, so libpq may block here and nowhere else.
///
/// The thread sleeps in `poll` on an eventfd, which any thread may signal, and on the connection's socket.
final class ConnectionLoop: SerialExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isAsleep = false
        var isStopped = false
        var thread: pthread_t?
        var idleSocket: CInt?
        var onReadable: (@Sendable () -> Void)?
    }

    private enum Work {
        case jobs([UnownedJob])
        case sleep(socket: CInt?)
        case stop
    }

    private let state = Mutex(State())
    private let wakeDescriptor: CInt

    /// Starts the thread.
    ///
    /// - Throws: `PostgresError` of kind `connectionFailed` when the system has no descriptor or thread left.
    init() throws {
        wakeDescriptor = eventfd(0, CInt(EFD_NONBLOCK) | CInt(EFD_CLOEXEC))
        guard wakeDescriptor >= 0 else {
            throw PostgresError(.connectionFailed, "eventfd failed with errno \(errno)")
        }
        try start()
    }

    deinit {
        close(wakeDescriptor)
    }

    private func start() throws {
        var thread = pthread_t()
        let loop = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&thread, nil, Self.threadBody, loop.toOpaque())
        guard code == 0 else {
            unsafe loop.release()
            throw PostgresError(.connectionFailed, "pthread_create failed with errno \(code)")
        }
        // The connection is closed by its own thread, so nobody joins it.
        pthread_detach(thread)
    }

    private static let threadBody: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        guard let argument = unsafe argument else { return nil }
        let loop = unsafe Unmanaged<ConnectionLoop>.fromOpaque(argument).takeRetainedValue()
        loop.run()
        return nil
    }

    /// For the actor, which keeps the loop alive as long as itself.
    @safe var reference: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isAsleep = state.withLock { state in
            state.jobs.append(job)
            return state.isAsleep
        }
        if isAsleep { wake() }
    }

    /// Ends a `poll` early, the idle one or that of a running query. Safe from any thread.
    func wake() {
        // It fails only when the counter is full, and then the thread is being woken anyway.
        _ = eventfd_write(wakeDescriptor, 1)
    }

    /// Ends the thread once its jobs are done.
    func stop() {
        state.withLock { $0.isStopped = true }
        wake()
    }

    /// From now on an idle thread calls `onReadable` when the socket has something to read; `nil` stops that.
    func watchWhenIdle(socket: CInt?, onReadable: (@Sendable () -> Void)? = nil) {
        state.withLock { state in
            state.idleSocket = socket
            state.onReadable = onReadable
        }
    }

    // MARK: The thread's own

    private func run() {
        state.withLock { $0.thread = pthread_self() }
        while true {
            switch nextWork() {
            case .jobs(let jobs): for job in jobs { unsafe job.runSynchronously(on: asUnownedSerialExecutor()) }
            case .sleep(let socket): sleep(socket: socket)
            case .stop: return
            }
        }
    }

    private func nextWork() -> Work {
        state.withLock { state in
            state.isAsleep = state.jobs.isEmpty && !state.isStopped
            guard state.jobs.isEmpty else {
                defer { state.jobs = [] }
                return .jobs(state.jobs)
            }
            return state.isStopped ? .stop : .sleep(socket: state.idleSocket)
        }
    }

    private func sleep(socket: CInt?) {
        guard wait(socket: socket ?? -1, wantsWrite: false, milliseconds: -1) else { return }
        let onReadable = state.withLock { state in
            state.isAsleep = false
            return state.onReadable
        }
        onReadable?()
    }

    /// Waits until the socket can be read (or written, when asked), the loop is woken, or the time is over.
    ///
    /// - Returns: whether the socket is ready or broken; libpq will say which.
    func wait(socket: CInt, wantsWrite: Bool, wantsRead: Bool = true, milliseconds: CInt) -> Bool {
        let events = (wantsRead ? POLLIN : 0) | (wantsWrite ? POLLOUT : 0)
        var descriptors = [
            pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: Int16(events), revents: 0),
        ]
        let count = unsafe poll(&descriptors, 2, milliseconds)
        guard count > 0 else { return false }
        if descriptors[0].revents != 0 { drainWakeUps() }
        return descriptors[1].revents != 0
    }

    private func drainWakeUps() {
        var value: eventfd_t = 0
        _ = unsafe eventfd_read(wakeDescriptor, &value)
    }

    private var isOnThread: Bool {
        state.withLock { $0.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
    }

    func checkIsolated() {
        precondition(isOnThread, "this connection was used outside its own thread")
    }

    func isIsolatingCurrentContext() -> Bool? { isOnThread }
}
