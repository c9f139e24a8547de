/// When to wait for a segment's lock. A queued exclusive lock stops everybody behind it, so it is asked for without
/// waiting first, and with 50 ms only after several refusals.
struct ReclaimPatience: Sendable {
    static let refusalsBeforeWaiting = 5

    private var refusals: [Int16: Int] = [:]

    func isPatient(with segment: Int16) -> Bool {
        refusals[segment, default: 0] >= Self.refusalsBeforeWaiting
    }

    mutating func note(_ answer: ReclaimAnswer, from segment: Int16) {
        switch answer {
        case .busy: refusals[segment] = isPatient(with: segment) ? 0 : refusals[segment, default: 0] + 1
        case .reclaimed, .occupied: refusals[segment] = nil
        }
    }
}
