import Foundation

/// The line of JSON that each of `Benchmarks`' programs prints.
struct RivalLine: Decodable, Sendable {
    var jobs: Int
    var seconds: Double
    var rate: Double
    var processorSeconds: Double
    var version: String?

    private enum CodingKeys: String, CodingKey {
        case jobs, seconds, rate, version
        case processorSeconds = "cpu_seconds"
    }

    init(_ text: String) throws {
        self = try JSONDecoder().decode(RivalLine.self, from: Data(text.utf8))
    }

    var lap: Lap { Lap(seconds: seconds, workerSeconds: processorSeconds) }
}
