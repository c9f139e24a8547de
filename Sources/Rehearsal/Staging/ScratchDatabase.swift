import Foundation
import Postgres

/// A database of its own for one rehearsal, on the server that a URL names. Whatever else is there is not touched.
struct ScratchDatabase: Sendable {
    let name: String
    let configuration: ConnectionConfiguration
    private let server: ConnectionConfiguration

    /// - Parameter server: a login that may create databases; the rehearsal's is made beside the one that it names.
    static func create(beside server: ConnectionConfiguration) async throws -> ScratchDatabase {
        let name = "redress_rehearsal_\(ProcessInfo.processInfo.processIdentifier)_\(UInt32.random(in: 0 ... .max))"
        let scratch = ScratchDatabase(name: name, configuration: try server.database(name), server: server)
        // template0: a template that somebody has changed must not change what is rehearsed.
        try await scratch.script("CREATE DATABASE \(name) TEMPLATE template0")
        return scratch
    }

    /// Ends whatever session is left.
    func drop() async throws {
        try await script("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }

    private func script(_ sql: String) async throws {
        var configuration = server
        // Copying a template takes as long as it takes.
        configuration.timeouts.statement = .zero
        let connection = try await Connection.connect(configuration)
        do {
            try await connection.executeScript(sql)
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }
}
