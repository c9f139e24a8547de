import BenchSupport
import Postgres

/// Another queue on PostgreSQL, drained by its own worker in two processes.
struct Peer: Sendable {
    let name: String
    /// What ours should reach of its rate.
    let aim: Double
    let python: String
    let folder: String
    let url: String

    func drain(_ jobs: Int) async throws -> RivalLine {
        let text = try await Program.run(
            python, ["\(folder)/\(name)_drain.py", "--jobs", "\(jobs)", "--processes", "2"],
            environment: ["DATABASE_URL": url])
        return try RivalLine(text)
    }
}

extension Bench {
    /// None when no Python was named.
    var peers: [Peer] {
        guard let python = options.peers else { return [] }
        return [("pgqueuer", 1.5), ("procrastinate", 20)].map { name, aim in
            Peer(name: name, aim: aim, python: python, folder: options.peerPrograms, url: control.url)
        }
    }
}
