import Domain

/// A date by which something has to be done, as the lists of work show it.
struct DueTag: Sendable {
    let on: String
    let state: String
    /// One of the style sheet's.
    let stateClass: String

    init(_ due: CalendarDay?, today: CalendarDay) {
        on = due?.spoken ?? "–"
        let isLate = due.map { $0 < today } ?? false
        let isClose = due.map { $0 <= today.adding(days: 3) } ?? false
        state = isLate ? "Overdue" : isClose ? "Soon due" : "In time"
        stateClass = isLate ? "missed" : isClose ? "running" : "waiting"
    }
}
