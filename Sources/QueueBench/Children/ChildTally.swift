import FoundationEssentials
import JobQueue
import Synchronization

/// What the handlers of a child count.
final class ChildTally: Sendable {
    private let count = Atomic(0)
    private let report = Mutex(ChildReport())
    private let keepsStarts: Bool

    init(keepsStarts: Bool) {
        self.keepsStarts = keepsStarts
    }

    var handled: Int { count.load(ordering: .relaxed) }

    func started(_ job: ClaimedJob) {
        guard keepsStarts else { return }
        let start = ChildReport.Start(job: job.id.rawValue, at: Date().timeIntervalSince1970)
        report.withLock { $0.starts.append(start) }
    }

    func ended() {
        count.add(1, ordering: .relaxed)
    }

    func refused(_ jobs: Int) {
        report.withLock { $0.refused += jobs }
    }

    func fencedOut() {
        report.withLock { $0.fencedOut += 1 }
    }

    func waitedBeforeEffect(_ duration: Duration) {
        report.withLock { $0.windows.append(duration / .seconds(1)) }
    }

    func complained(_ text: String) {
        report.withLock { $0.complaints[text, default: 0] += 1 }
    }

    func close(processorSeconds: Double) -> ChildReport {
        report.withLock { report in
            report.handled = handled
            report.processorSeconds = processorSeconds
            return report
        }
    }
}
