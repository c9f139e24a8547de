/// How a scheme did by one of its service standards. Every case that passed the standard's first point is counted in
/// exactly one of the five ways.
public struct StandardResult: Hashable, Sendable {
    public let standard: ServiceStandard
    /// Passed the second point in time.
    public private(set) var inTime = 0
    /// Passed it late.
    public private(set) var late = 0
    /// Has not passed it, and the time is over.
    public private(set) var overdue = 0
    /// Has not passed it, and still can in time.
    public private(set) var underWay = 0
    /// Was over without it: settled, withdrawn, not pursued, or refused after all. Says nothing of how fast the scheme is.
    public private(set) var endedBefore = 0

    /// - Parameters:
    ///   - day: the last one that is looked at
    /// - Returns: nil for a standard that histories say nothing of
    public init?(_ standard: ServiceStandard, of cases: [CaseTimes], on day: CalendarDay, _ calendar: WorkingCalendar) {
        guard standard.start.isInHistory, standard.end.isInHistory, let limit = standard.within else { return nil }
        self.standard = standard
        for times in cases {
            guard let start = times[standard.start] else { continue }
            // How fast refusals are, says nothing of what was taken up.
            if standard.end == .caseRefused, times[.caseRefused] == nil { continue }
            count(times, due: calendar.day(limit, after: start), on: day)
        }
    }

    public var started: Int { inTime + late + overdue + underWay + endedBefore }

    /// Of those of which it is known, how many in a hundred were in time; nil while nothing is known.
    public var percentInTime: Double? {
        let known = inTime + late + overdue
        return known == 0 ? nil : 100 * Double(inTime) / Double(known)
    }

    /// Whether the scheme did as well as it means to; nil while nothing is known.
    public var isMet: Bool? {
        percentInTime.map { percent in
            switch standard.direction {
            case .atLeast: percent >= Double(standard.percent)
            case .moreThan: percent > Double(standard.percent)
            }
        }
    }

    private mutating func count(_ times: CaseTimes, due: CalendarDay, on day: CalendarDay) {
        if let end = times[standard.end] {
            if end <= due { inTime += 1 } else { late += 1 }
        } else if times.endedOn != nil {
            endedBefore += 1
        } else if day > due {
            overdue += 1
        } else {
            underWay += 1
        }
    }
}
