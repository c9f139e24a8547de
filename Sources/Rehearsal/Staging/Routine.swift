import Domain
import FoundationEssentials
import JobQueue
import Operations

/// What the scheme does at set hours, whatever its cases do. In production the scheduler's clock starts it
/// (`PeriodicJob.all`), here case time does.
struct Routine: Sendable {
    private var upcoming: [(at: Date, kind: JobKind)]

    init(from start: CalendarDay, through end: CalendarDay) {
        upcoming = (start.ordinal...end.ordinal).map(CalendarDay.init(ordinal:)).flatMap { day in
            let night: [(at: Date, kind: JobKind)] = [
                (LondonTime.at(hour: 0, minute: 20, on: day), .watchForSpikes),
                (LondonTime.at(hour: 0, minute: 20, on: day), .sealHistory),
                (LondonTime.at(hour: 0, minute: 40, on: day), .applyCalendar),
            ]
            guard day.day == 1 else { return night }
            return night + [(LondonTime.at(hour: 7, minute: 0, on: day), .sendProviderReports)]
        }
    }

    var nextMoment: Date? { upcoming.first?.at }

    /// The jobs that start at a moment, or should have before.
    mutating func take(at moment: Date) -> [NewJob] {
        let due = upcoming.prefix { $0.at <= moment }
        upcoming.removeFirst(due.count)
        return due.map { NewJob(kind: $0.kind, args: Array("{}".utf8), queue: .cases) }
    }
}
