import ArgumentParser
import Domain
import Foundation
import JobQueue
import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Measures the queue on the database that the environment names.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures how many jobs a second go through the queue.",
        discussion: "The jobs do nothing. They stand in a queue of their own and are gone when the command ends.")

    @Option(help: "How many jobs.")
    var jobs = 50_000

    @Option(help: "How many jobs a worker claims ahead.")
    var prefetch = 500

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard jobs > 0 else { throw ValidationError("--jobs is \(jobs); it has to be 1 or more") }
        guard prefetch > 0 else { throw ValidationError("--prefetch is \(prefetch); it has to be 1 or more") }
    }

    func run() async throws {
        let rate = try await CommandContext.withPool { pool in
            try await enqueue(on: pool)
            return try await drain(on: pool)
        }
        let figures: JSONValue = [
            "scenario": "drain", "jobs": .number(JSONNumber(jobs)), "rate": .number(JSONNumber(Int(rate))),
        ]
        output.report(json: figures) { "\(Int(rate)) jobs a second, of \(jobs)" }
    }

    private func enqueue(on pool: ConnectionPool) async throws {
        for start in stride(from: 0, to: jobs, by: Self.batch) {
            let count = min(Self.batch, jobs - start)
            _ = try await pool.execute(
                EnqueueJobs(
                    (0..<count).map { _ in NewJob(kind: NoOperation.kind, args: Array("{}".utf8), queue: .bench) }))
        }
    }

    /// One worker in this process, from its start until the last job is done.
    private func drain(on pool: ConnectionPool) async throws -> Double {
        let counter = NoOperation(expected: jobs)
        let processor = JobProcessor(
            pool: pool, control: nil, registry: JobRegistry([counter]),
            configuration: JobProcessorConfiguration(
                queues: [.bench], concurrency: 32, prefetch: prefetch, name: "bench"),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let start = ContinuousClock.now
        let group = ServiceGroup(
            services: [processor], logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await counter.allDone()
            let seconds = start.duration(to: .now) / .seconds(1)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return Double(jobs) / seconds
        }
    }

    /// Rows of one enqueueing transaction.
    private static let batch = 1_000
}

extension QueueName {
    fileprivate static let bench: QueueName = "bench"
}

/// A job that does nothing, and the count of how often it has.
private final class NoOperation: JobHandler {
    static let kind: JobKind = "bench.no_operation"

    let kind: JobKind = NoOperation.kind
    private let missing: Atomic<Int>
    private let done: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

    init(expected: Int) {
        missing = Atomic(expected)
        done = AsyncStream.makeStream()
    }

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        if missing.subtract(1, ordering: .relaxed).newValue == 0 { done.continuation.finish() }
        return .completed
    }

    func allDone() async {
        for await _ in done.stream {}
    }
}
