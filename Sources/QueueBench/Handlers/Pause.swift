import Foundation
import JobQueue

/// The arguments of jobs that take their time.
struct Pause: Codable, Sendable {
    var milliseconds: Int
    /// Whether the handler asks for its fence before it acts.
    var isChecked = true

    init(milliseconds: Int, isChecked: Bool = true) {
        self.milliseconds = milliseconds
        self.isChecked = isChecked
    }

    init(of job: ClaimedJob) throws {
        self = try JSONDecoder().decode(Pause.self, from: Data(job.args))
    }

    var json: [UInt8] {
        get throws { Array(try JSONEncoder().encode(self)) }
    }

    func sleep() async throws {
        try await Task.sleep(for: .milliseconds(milliseconds))
    }
}
