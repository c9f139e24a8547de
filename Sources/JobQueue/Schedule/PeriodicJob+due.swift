import FoundationEssentials

extension PeriodicJob {
    /// A leader that dies is replaced within seconds: up to this age a fire time is late, not missed.
    static let grace: TimeInterval = 60

    /// The fire times that are to be enqueued at `now`, oldest first.
    ///
    /// - Parameter last: the newest fire time so far, or when the schedule was first seen.
    func due(after last: Date, at now: Date) -> [Date] {
        switch catchUp {
        case .skip: newest(1, after: max(last, now.addingTimeInterval(-Self.grace)), upTo: now)
        case .latest: newest(1, after: last, upTo: now)
        case .all(let limit): newest(limit, after: last, upTo: now)
        }
    }

    private func newest(_ limit: Int, after last: Date, upTo now: Date) -> [Date] {
        var times: [Date] = []
        var end = now
        while times.count < limit, let time = cron.latest(after: last, upTo: end, in: timeZone) {
            times.append(time)
            // Fire times are whole seconds.
            end = time.addingTimeInterval(-1)
        }
        return times.reversed()
    }
}
