/// Where this worker claims next: the places that the last sweep found, and in each the id behind which to look.
///
/// All of it is a hint. A sweep sets it straight, so rows that were inserted late, staged, or skipped under somebody's
/// lock are found again.
struct RingCursor: Sendable {
    /// Every so many turns the oldest rows go first, whatever their priority, so that none starves.
    static let turnsPerAgeing = 8

    private struct Front: Sendable {
        var age: Int16
        var after: JobID
    }

    private var fronts: [RingPlace: Front] = [:]
    /// Jobs claimed from a lane, divided by its weight: who has least goes first.
    private var served: [Lane: Double] = [:]
    private var turn = 0

    var isEmpty: Bool { fronts.isEmpty }

    /// Takes over what a sweep found in the queues that this worker reads.
    mutating func swept(_ places: [SweptPlace], reading queues: Set<QueueName>) {
        let before = Set(fronts.keys.map(\.lane))
        fronts.removeAll(keepingCapacity: true)
        for swept in places where queues.contains(swept.place.lane.queue) {
            fronts[swept.place] = Front(age: swept.age, after: JobID(rawValue: swept.firstID.rawValue - 1))
        }
        admit(Set(fronts.keys.map(\.lane)), before: before)
    }

    /// A lane that comes anew starts level with the others: it neither owes them turns nor has any coming.
    private mutating func admit(_ lanes: Set<Lane>, before: Set<Lane>) {
        served = served.filter { lanes.contains($0.key) }
        let level = served.filter { before.contains($0.key) }.values.min() ?? 0
        for lane in lanes where !before.contains(lane) || served[lane] == nil {
            served[lane] = max(level, served[lane, default: 0])
        }
    }

    /// The place to claim from now; `nil` when a sweep is needed or when nothing may be claimed.
    mutating func next(
        except closed: Set<Lane> = [], under orders: Orders = Orders()
    ) -> (place: RingPlace, after: JobID)? {
        turn += 1
        guard let place = choose(from: open(except: closed, under: orders)), let front = fronts[place] else {
            return nil
        }
        return (place, front.after)
    }

    /// Takes note of a claim's answer. One that brought less than it asked for has emptied its place.
    ///
    /// - Parameter weight: of the lane; one of weight 2 gets twice the jobs.
    mutating func claimed(_ ids: [JobID], of limit: Int, from place: RingPlace, weight: Int = 1) {
        served[place.lane, default: 0] += Double(max(1, ids.count)) / Double(weight)
        guard ids.count == limit, let last = ids.max() else {
            fronts[place] = nil
            return
        }
        fronts[place]?.after = last
    }

    private func open(except closed: Set<Lane>, under orders: Orders) -> [RingPlace: Front] {
        guard !closed.isEmpty || !orders.pausedScopes.isEmpty else { return fronts }
        return fronts.filter { !closed.contains($0.key.lane) && !orders.isPaused($0.key.lane) }
    }

    private func choose(from fronts: [RingPlace: Front]) -> RingPlace? {
        if fronts.count == 1 { return fronts.first?.key }
        if let urgent = fronts.filter(\.key.isUrgent).min(by: soonerFirst) { return urgent.key }
        let isAgeing = turn.isMultiple(of: Self.turnsPerAgeing)
        return fronts.min(by: isAgeing ? olderFirst : soonerFirst)?.key
    }

    /// By priority; among equals the lane that was served least, then the oldest segment.
    private func soonerFirst(
        _ left: Dictionary<RingPlace, Front>.Element, _ right: Dictionary<RingPlace, Front>.Element
    ) -> Bool {
        let (leftServed, rightServed) = (served[left.key.lane, default: 0], served[right.key.lane, default: 0])
        return (left.key.priority, leftServed, -left.value.age) < (right.key.priority, rightServed, -right.value.age)
    }

    private func olderFirst(
        _ left: Dictionary<RingPlace, Front>.Element, _ right: Dictionary<RingPlace, Front>.Element
    ) -> Bool {
        (-left.value.age, left.value.after) < (-right.value.age, right.value.after)
    }
}
