public import FoundationEssentials
import Synchronization

/// Case time, by which timers fire: the database's clock, or one that a rehearsal sets. Leases, heartbeats and
/// backoffs never look at it.
public struct CaseClock: Sendable {
    private let read: @Sendable () -> Date?

    public init(_ read: @escaping @Sendable () -> Date?) {
        self.read = read
    }

    /// `nil` means that the database's `now()` counts.
    public var now: Date? { read() }

    public static let database = CaseClock { nil }

    public static func set(to date: Date) -> CaseClock {
        CaseClock { date }
    }
}

/// A case clock that is moved by hand.
public final class SettableCaseClock: Sendable {
    private let date: Mutex<Date>

    public init(_ date: Date) {
        self.date = Mutex(date)
    }

    public var clock: CaseClock { CaseClock { self.now } }

    public var now: Date { date.withLock { $0 } }

    public func set(to date: Date) {
        self.date.withLock { $0 = date }
    }
}
