import BenchSupport
import Foundation
import Postgres

/// `Benchmarks/Bare`: what PostgreSQL gives on this machine without any queue.
struct BareProgram: Sendable {
    let path: String
    let url: String

    /// The statements of our worker, driven by a bare loop.
    func ring(_ jobs: Int, batch: Int) async throws -> Lap {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return try await run(
            "ring", jobs,
            ["sweep", "claim", "finish"].flatMap { ["--\($0)-sql", "\(folder)/\($0).sql"] } + ["--batch", "\(batch)"])
    }

    /// One narrow table, a DELETE a batch.
    func plain(_ jobs: Int) async throws -> Lap {
        try await run("plain", jobs, ["--batch", "100"])
    }

    func insertByUnnest(_ jobs: Int) async throws -> Lap {
        try await run("insert-unnest", jobs, ["--connections", "1"])
    }

    func insertByCopy(_ jobs: Int, batch: Int) async throws -> Lap {
        try await run("insert-copy", jobs, ["--connections", "1", "--batch", "\(batch)"])
    }

    private func run(_ mode: String, _ jobs: Int, _ options: [String]) async throws -> Lap {
        let text = try await Program.run(
            path, [mode, "--jobs", "\(jobs)", "--queue", "bench"] + options, environment: ["DATABASE_URL": url])
        return try RivalLine(text).lap
    }
}

extension Bench {
    /// `nil` when no program was named.
    var bare: BareProgram? {
        options.bare.map { BareProgram(path: $0, url: control.url) }
    }

    static let noBare = "no limit: no bare program was named (--bare)"
}
