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
    private var lastServed: [Lane: Int] = [:]
    private var turn = 0

    var isEmpty: Bool { fronts.isEmpty }

    /// Takes over what a sweep found in the queues that this worker reads.
    mutating func swept(_ places: [SweptPlace], reading queues: Set<QueueName>) {
        fronts.removeAll(keepingCapacity: true)
        for swept in places where queues.contains(swept.place.lane.queue) {
            fronts[swept.place] = Front(age: swept.age, after: JobID(rawValue: swept.firstID.rawValue - 1))
        }
    }

    /// The place to claim from now; `nil` when a sweep is needed.
    mutating func next() -> (place: RingPlace, after: JobID)? {
        turn += 1
        guard let place = choose(), let front = fronts[place] else { return nil }
        lastServed[place.lane] = turn
        return (place, front.after)
    }

    /// Takes note of a claim's answer. One that brought less than it asked for has emptied its place.
    mutating func claimed(_ ids: [JobID], of limit: Int, from place: RingPlace) {
        guard ids.count == limit, let last = ids.max() else {
            fronts[place] = nil
            return
        }
        fronts[place]?.after = last
    }

    private func choose() -> RingPlace? {
        if let urgent = first(among: fronts.filter(\.key.isUrgent), by: soonerFirst) { return urgent }
        let isAgeing = turn.isMultiple(of: Self.turnsPerAgeing)
        return first(among: fronts, by: isAgeing ? olderFirst : soonerFirst)
    }

    private func first(
        among fronts: [RingPlace: Front],
        by order: (Dictionary<RingPlace, Front>.Element, Dictionary<RingPlace, Front>.Element) -> Bool
    ) -> RingPlace? {
        fronts.min(by: order)?.key
    }

    /// By priority; among equals the lane that waited longest for its turn, then the oldest segment.
    private func soonerFirst(
        _ left: Dictionary<RingPlace, Front>.Element, _ right: Dictionary<RingPlace, Front>.Element
    ) -> Bool {
        let leftTurn = lastServed[left.key.lane, default: 0]
        let rightTurn = lastServed[right.key.lane, default: 0]
        return (left.key.priority, leftTurn, -left.value.age) < (right.key.priority, rightTurn, -right.value.age)
    }

    private func olderFirst(
        _ left: Dictionary<RingPlace, Front>.Element, _ right: Dictionary<RingPlace, Front>.Element
    ) -> Bool {
        (-left.value.age, left.value.after) < (-right.value.age, right.value.after)
    }
}
