import Foundation
import JobQueue
import Logging
public import Postgres
import ServiceLifecycle

/// A process of the bench's fleet: a worker or a scheduler, told what to do by its parent's lines.
public struct BenchChild: Sendable {
    /// By which the sessions of children are known.
    static let applicationName = "redress bench child"
    static let controlName = "redress bench child control"

    private let order: ChildOrder
    private var database: ConnectionConfiguration
    private var control: ConnectionConfiguration
    private let tally: ChildTally

    /// - Parameter order: JSON, as the parent wrote it.
    public init(order: String, database: ConnectionConfiguration, control: ConnectionConfiguration) throws {
        self.order = try JSONDecoder().decode(ChildOrder.self, from: Data(order.utf8))
        self.database = database
        self.control = control
        self.database.applicationName = Self.applicationName
        self.control.applicationName = Self.controlName
        tally = ChildTally(keepsStarts: self.order.keepsStarts)
    }

    /// Works from the word `start` to the word `stop`, then reports.
    public func run() async throws {
        let words = ParentLine.words()
        let pool = ConnectionPool(configuration: database, size: 4)
        _ = try await pool.execute(ReadClock())
        try ParentLine.say(.ready)
        var next = words.makeAsyncIterator()
        while let word = await next.next(), word != .start {}
        let before = ProcessorTime.spent
        try await work(service(pool), until: words)
        try ParentLine.say(.report(tally.close(processorSeconds: ProcessorTime.spent - before)))
        await pool.close()
    }

    private func work(_ service: any Service, until words: AsyncStream<ChildWord>) async throws {
        let group = ServiceGroup(services: [service], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask { try await tellProgress() }
            for await word in words where word == .stop { break }
            await group.triggerGracefulShutdown()
            _ = try await tasks.next()
            tasks.cancelAll()
        }
    }

    private func service(_ pool: ConnectionPool) -> any Service {
        switch order.role {
        case .worker:
            JobProcessor(
                pool: pool, control: control, registry: JobRegistry(Handlers.all(tally, pool)),
                configuration: JobProcessorConfiguration(
                    queues: [.bench], concurrency: order.concurrency, prefetch: order.prefetch, name: "bench"),
                logger: logger)
        case .scheduler:
            QueueScheduler(
                pool: pool, control: control, configuration: QueueSchedulerConfiguration(name: "bench"),
                logger: logger)
        }
    }

    private var logger: Logger {
        Logger(label: "bench") { [tally] _ in TallyingLog(tally: tally) }
    }

    private func tellProgress() async throws {
        var told = 0
        while !Task.isCancelled {
            let handled = tally.handled
            if handled != told { try ParentLine.say(.handled(handled)) }
            told = handled
            // A cancelled sleep ends the loop.
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}
