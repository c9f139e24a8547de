public import BenchSupport
import Foundation
public import Postgres

/// Measures what a large archive costs: the pages that people open, and the work of worker and scheduler, with very many
/// closed cases and beside an archive that is nearly empty.
///
/// The cases are copies of those of a rehearsal, each with its whole history and under a reference of its own; of mails
/// only the first lines are copied.
public struct ArchiveBench: Sendable {
    let options: ArchiveBenchOptions
    let database: ConnectionConfiguration
    let bodies: [[UInt8]]
    let folder: URL
    private let tell: @Sendable (String) -> Void

    /// - Parameters:
    ///   - database: a rehearsal's, which nobody else uses; as its owner, who may create databases
    ///   - tell: gets a line for people now and then
    /// - Throws: what reading the bodies throws
    public init(
        _ options: ArchiveBenchOptions, database: ConnectionConfiguration, tell: @escaping @Sendable (String) -> Void
    ) throws {
        self.options = options
        self.database = database
        self.tell = tell
        bodies = try String(contentsOfFile: options.bodies, encoding: .utf8).split(separator: "\n").map {
            Array($0.utf8)
        }
        folder = FileManager.default.temporaryDirectory.appending(path: "redress-archive-\(UUID().uuidString)")
    }

    /// `report` gets each line when it is known.
    ///
    /// - Returns: whether everything held that must hold on any machine
    /// - Throws: `PostgresError`, `BenchError`
    public func run(report: (ReportLine) throws -> Void) async throws -> Bool {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let small = try await fill()
        var lines = try await ArchivePages(bench: self).run()
        lines.append(try await ArchiveWork(bench: self, small: small).run())
        try lines.forEach(report)
        return lines.allSatisfy(\.holds)
    }

    /// - Returns: the same database as it was before there was an archive
    private func fill() async throws -> ConnectionConfiguration {
        let copies = ArchiveCopies(database)
        say("copying \(options.open) open cases …")
        try await copies.prepare()
        try await copies.make(options.open, of: .open)
        let small = try await twin()
        say("copying \(options.closed) closed cases …")
        let seconds = try await copies.make(options.closed, of: .closed)
        try await copies.finish()
        say("\(options.closed) closed cases in \(seconds.short) s")
        return small
    }

    private func twin() async throws -> ConnectionConfiguration {
        guard let name = database.database else { throw BenchError("the database has no name") }
        let twin = "\(name)_small"
        try await Self.script("CREATE DATABASE \(twin) TEMPLATE \(name)", on: try database.database("postgres"))
        return try database.database(twin)
    }

    /// As long as it takes, on a connection of its own: a database that is copied may have no session.
    static func script(_ sql: String, on database: ConnectionConfiguration) async throws {
        var patient = database
        patient.timeouts.statement = .zero
        let connection = try await Connection.connect(patient)
        do {
            try await connection.executeScript(sql)
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    func say(_ words: String) { tell(words) }
}

/// What is measured, on what.
public struct ArchiveBenchOptions: Sendable {
    /// The folder of the programs `intake-api`, `worker` and `scheduler`.
    public var programs: String
    /// Bodies for `POST /v1/complaints`, one a line.
    public var bodies: String
    public var closed = 1_000_000
    public var open = 20_000
    public var pairs = 5
    /// Complaints of each lap of work.
    public var complaints = 1000

    public init(programs: String, bodies: String) {
        self.programs = programs
        self.bodies = bodies
    }
}
