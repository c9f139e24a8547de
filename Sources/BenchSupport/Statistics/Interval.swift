/// A time from when to when, in seconds; the end belongs to it no more.
public struct Interval: Sendable, Equatable {
    public var start: Double
    public var end: Double

    public init(start: Double, end: Double) {
        self.start = start
        self.end = end
    }

    public var length: Double { max(0, end - start) }

    public func overlap(with other: Interval) -> Double {
        max(0, min(end, other.end) - max(start, other.start))
    }
}

extension [Interval] {
    /// How many run at the busiest moment.
    public var mostAtOnce: Int { busiest?.count ?? 0 }

    /// The busiest moment, the first of several; `nil` of nothing.
    public var busiest: (count: Int, at: Double)? {
        // An end before a start of the same moment: they do not meet.
        let steps = flatMap { [(at: $0.start, change: 1), (at: $0.end, change: -1)] }
            .sorted { ($0.at, $0.change) < ($1.at, $1.change) }
        var running = 0
        return steps.map { step in
            running += step.change
            return (count: running, at: step.at)
        }.max { $0.count < $1.count }
    }

    /// The seconds of all of them that fall into the windows.
    public func seconds(within windows: [Interval]) -> Double {
        reduce(0) { sum, interval in windows.reduce(sum) { $0 + interval.overlap(with: $1) } }
    }
}
