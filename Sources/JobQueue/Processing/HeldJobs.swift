import Synchronization

/// What this process holds, from a claim's answer until its completion is written. What the database believes beyond
/// that came from a claim whose answer was lost.
final class HeldJobs: Sendable {
    private let leases = Mutex<Set<HeldLease>>([])

    func add(_ jobs: [ClaimedJob]) {
        leases.withLock { $0.formUnion(jobs.map(\.lease)) }
    }

    func remove(_ job: ClaimedJob) {
        leases.withLock { _ = $0.remove(job.lease) }
    }

    func strays(among listed: [HeldLease]) -> [HeldLease] {
        leases.withLock { held in listed.filter { !held.contains($0) } }
    }
}

extension ClaimedJob {
    var lease: HeldLease { HeldLease(id: id, fence: fence) }
}
