import BenchSupport
import Foundation

extension Bench {
    /// Writes a curve where the person wants curves; otherwise nowhere.
    func write(_ points: [TimelinePoint], as name: String) throws {
        guard let folder = options.curves else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let lines = try points.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }
        try lines.joined().write(toFile: "\(folder)/\(name).jsonl", atomically: true, encoding: .utf8)
    }
}
