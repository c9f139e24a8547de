import Foundation
import Testing
import TestSupport

extension Processes {
    @Suite("The bench of the queue")
    struct BenchTests {
        /// What a line says that this test looks at.
        private struct Line: Decodable {
            var scenario: String
            var rate: Double?
            var limit: Double?
            var holds: Bool
            var note: String
        }

        @Test("drains, fires timers, and finds every job again after a worker was killed and one was stopped")
        func runs() async throws {
            try await Stage.run { stage in
                let arguments = [
                    "--only", "drain", "--only", "timers", "--only", "crash", "--jobs", "300", "--pairs", "1",
                ]
                let bench = try stage.launch(.redress, arguments: ["bench", "queue"] + arguments)
                #expect(try await bench.end(within: .seconds(150)) == .exited(0), "\(bench.log)")
                let lines = try lines(of: bench.log)
                #expect(lines.map(\.scenario) == ["drain", "timers", "crash", "crash_stopped"])
                for line in lines { #expect(line.holds, "\(line.note)") }
                #expect(lines.first?.rate ?? 0 > 0)
                #expect(lines.first?.limit == nil, "nothing was named to stand beside it")
            }
        }

        @Test("that is killed leaves no worker behind")
        func leavesNobody() async throws {
            try await Stage.run { stage in
                let bench = try stage.launch(.redress, arguments: ["bench", "queue", "--only", "caps"])
                try await eventually("its workers are there", within: .seconds(30)) {
                    try await stage.ledger.number(CountBenchSessions()) > 4
                }
                try await bench.kill()
                try await eventually("all are gone") { try await stage.ledger.number(CountBenchSessions()) == 0 }
            }
        }

        private func lines(of log: String) throws -> [Line] {
            try log.split(separator: "\n").filter { $0.hasPrefix("{") }
                .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        }
    }
}
