/// One run of rows in the ready ring: inside it, ids give the order.
struct RingPlace: Hashable, Sendable {
    /// 0..<16: which table.
    var segment: Int16
    var lane: Lane
    var priority: Int16

    var isUrgent: Bool { priority < Priorities.urgentBelow }
}

/// What a sweep says about one place.
struct SweptPlace: Hashable, Sendable {
    var place: RingPlace
    /// Turns of the ring ago that its segment took new rows; 0 is the current one.
    var age: Int16
    /// The first row that can be seen. Other workers may hold it by now.
    var firstID: JobID
}
